import { type SaxesAttributeNS, SaxesParser } from 'saxes';
import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';

/** Elements may stand in each other this deep: walking them takes as many calls. */
export const deepest = 400;

/** What happens while XML is read from its start to its end. */
export interface XmlEvents {
  open(name: string, attributes: ReadonlyMap<string, string>): void;
  text(words: string): void;
  close(name: string): void;
}

export interface XmlScan {
  /** What an element or attribute is called, by what the file says of it. */
  readonly nameOf: (prefix: string, local: string, uri: string) => string;
  /** Whether prefixes must be declared: then `nameOf` is told their namespaces. */
  readonly hasNamespaces: boolean;
  /** What to say of XML that is not sound. @param line 0 where it is not known */
  readonly fault: (why: string, line: number) => Refusal;
}

/**
 * Reads XML of any kind: the only way into it. No entity but the five of XML is ever filled in, and
 * nothing outside is asked for. Throws a Refusal for text that is no well-formed XML, that declares
 * entities of its own, or nests deeper than documents do.
 */
export function scanXml(text: string, scan: XmlScan, events: XmlEvents): void {
  const { nameOf, hasNamespaces, fault } = scan;
  const parser = new SaxesParser({ xmlns: hasNamespaces, position: !hasNamespaces });
  let depth = 0;
  parser.on('error', (error) => {
    throw fault(
      error.message.replace(/^(?:undefined:)?[\d:]*\s*/, '').replace(/\.$/, ''),
      parser.line,
    );
  });
  parser.on('doctype', (declared) => {
    if (declared.includes('[')) throw new Refusal(entities);
  });
  parser.on('opentag', (tag) => {
    if (++depth > deepest) throw fault('nested too deeply', parser.line);
    const attributes = new Map<string, string>();
    const said: Readonly<Record<string, string | SaxesAttributeNS>> = tag.attributes;
    for (const [key, value] of Object.entries(said)) {
      if (typeof value === 'string') {
        if (!key.startsWith('xmlns:')) attributes.set(nameOf(...parted(key), ''), value);
      } else attributes.set(nameOf(value.prefix, value.local, value.uri), value.value);
    }
    events.open(named(tag), attributes);
  });
  parser.on('text', (words) => events.text(words));
  parser.on('cdata', (words) => events.text(words));
  parser.on('closetag', (tag) => {
    depth--;
    events.close(named(tag));
  });
  parser.write(text).close();

  function named(tag: Tag): string {
    const { prefix = '', local, uri = '' } = tag;
    return local === undefined ? nameOf(...parted(tag.name), '') : nameOf(prefix, local, uri);
  }
}

interface Tag {
  readonly name: string;
  readonly prefix?: string;
  readonly local?: string;
  readonly uri?: string;
}

function parted(name: string): readonly [prefix: string, local: string] {
  const at = name.indexOf(':');
  return [name.slice(0, Math.max(0, at)), name.slice(at + 1)];
}

const entities = sentence(
  'This file declares words of its own to be put in while it is read, as files made to do harm do. Nothing of it was read.',
);
