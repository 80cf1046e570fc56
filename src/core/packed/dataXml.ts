import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import { decodeText } from '../text/decode';
import { deepest, scanXml } from './scanXml';

/** An element of an XML file; prefixes are left out of its name and of those of its attributes. */
export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Element[];
  /** All text directly in it, joined. */
  readonly text: string;
}

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
  readonly children: Open[];
  text: string;
}

function parse(file: string, text: string): Element {
  const open: Open[] = [];
  let root: Open | undefined;
  scanXml(
    text,
    {
      nameOf: (_, local) => local,
      hasNamespaces: false,
      fault: (reason, line) =>
        open.length >= deepest ? tooDeep(file) : unsound(file, line, reason),
    },
    {
      open(name, attributes) {
        const element: Open = { name, attributes, children: [], text: '' };
        open.at(-1)?.children.push(element);
        root ??= element;
        open.push(element);
      },
      text(more) {
        const element = open.at(-1);
        if (element) element.text += more;
      },
      close: () => void open.pop(),
    },
  );
  if (!root) throw unsound(file, 1, 'it is empty');
  return root;
}

function unsound(file: string, line: number, reason: string): Refusal {
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
      depth: deepest,
    }),
  );
}
