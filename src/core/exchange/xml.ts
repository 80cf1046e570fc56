import { SaxesParser } from 'saxes';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { decodeText } from '../text/decode';

/** An element of an XML file; prefixes are left out of its name and of those of its attributes. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** All text directly in it, joined. */
  readonly text: string;
}

/** Codes within codes are seldom ten deep; what is deeper than this would exhaust the stack. */
const maxDepth = 400;

/** What XML 1.0 can't hold and some programs write all the same. */

const forbidden = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const forbiddenReferences = /&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]));/gi;

export interface ReadXml {
  readonly root: Element;
  /** How many characters were left out because no XML can hold them. */
  readonly leftOut: number;
}

/**
 * Reads an XML file into memory. No entity but the five of XML is ever filled in, and nothing
 * outside is asked for. Throws a Refusal with the place of what is wrong.
 */
export function readXml(file: string, bytes: Uint8Array): ReadXml {
  const raw = decodeText(bytes).text;
  let leftOut = 0;
  const drop = (): string => {
    leftOut++;
    return '';
  };
  const text = raw.replace(forbidden, drop).replace(forbiddenReferences, drop);
  return { root: parse(file, text), leftOut };
}

interface Open extends Element {
  readonly attributes: Map<string, string>;
  readonly children: Open[];
  text: string;
}

function parse(file: string, text: string): Element {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: Open | undefined;
  parser.on('error', (error) => {
    throw unsound(file, parser, error);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const said = Object.entries(attributes).filter(([key]) => !key.startsWith('xmlns:'));
    const element: Open = {
      name: localName(name),
      attributes: new Map(said.map(([key, value]) => [localName(key), value])),
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    root ??= element;
    if (open.push(element) > maxDepth) throw tooDeep(file);
  });
  const addText = (more: string): void => {
    const element = open.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => void open.pop());
  parser.write(text).close();
  if (!root) throw unsound(file, parser, new Error('it is empty'));
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function unsound(file: string, { line }: { line: number }, error: Error): Refusal {
  const reason = error.message.replace(/^.*?\d+:\d+: /, '').replace(/\.$/, '');
  return new Refusal(
    sentence(
      '“{file}” is not sound XML at line {line} ({reason}), so it was not read. Export it again, or mend it there.',
      { file, line, reason },
    ),
  );
}

function tooDeep(file: string): Refusal {
  return new Refusal(
    sentence('“{file}” holds things within things more than {depth} deep, so it was not read.', {
      file,
      depth: maxDepth,
    }),
  );
}
