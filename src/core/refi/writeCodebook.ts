import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { ourOrigin, type Study, type StudyCode } from '../exchange/study';
import { writeXml, xml, type XmlElement, xmlList } from '../exchange/writeXml';
import { encodeUtf8 } from '../text/decode';
import { allCodes } from '../exchange/allCodes';
import { descriptionElement } from './writeSources';
import { Writing } from './writing';

/** A codebook (.qdc). The same codes give the same bytes. Throws a Refusal where there are none. */
export function writeQdc(study: Study): Uint8Array {
  if (!study.codes.length)
    throw new Refusal(sentence('There are no codes yet, so there is no codebook to export.'));
  const writing = new Writing(study);
  const codes = study.codes.map((code) => codeElement(code, writing));
  const root = xml(
    'CodeBook',
    {
      xmlns: 'urn:QDA-XML:codebook:1.0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation':
        'urn:QDA-XML:codebook:1.0 http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd',
      origin: ourOrigin,
    },
    [xmlList('Codes', codes), xmlList('Sets', setElements(study, writing))],
  );
  return encodeUtf8(writeXml(root));
}

function codeElement(code: StudyCode, writing: Writing): XmlElement {
  const { key, name, codable, color, description, children } = code;
  return xml('Code', { guid: writing.guid(key), name, isCodable: String(codable), color }, [
    descriptionElement(description),
    ...children.map((child) => codeElement(child, writing)),
  ]);
}

/** Those of codes; here members are named otherwise than in a project. */
function setElements({ codes, sets }: Study, writing: Writing): XmlElement[] {
  const known = new Set(allCodes(codes).map(({ key }) => key));
  return sets.flatMap(({ key, name, description, codes: members }) => {
    const here = members.filter((member) => known.has(member));
    if (!here.length) return [];
    const refs = here.map((member) => xml('MemberCode', { guid: writing.guid(member) }));
    return xml('Set', { guid: writing.guid(key), name }, [
      descriptionElement(description),
      ...refs,
    ]);
  });
}
