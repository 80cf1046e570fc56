import type { XmlElement, XmlNode } from '../../packed/documentXml';
import { decodeEntities } from './entities';

interface Open extends XmlElement {
  readonly children: XmlNode[];
}

/** Deeper ones are left out of the tree; what stands in them stays. */
const deepest = 200;

const voids = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
/** What stands in these is no text for people. */
const raw = new Set(['script', 'style', 'template', 'noscript', 'svg', 'math', 'iframe', 'object']);
/** Beginning one of these ends an open one of the same group, up to what holds the group. */
const closes: Readonly<
  Record<string, { readonly ends: readonly string[]; readonly within: readonly string[] }>
> = {
  li: { ends: ['li'], within: ['ul', 'ol'] },
  dt: { ends: ['dt', 'dd'], within: ['dl'] },
  dd: { ends: ['dt', 'dd'], within: ['dl'] },
  tr: { ends: ['tr', 'td', 'th'], within: ['table'] },
  td: { ends: ['td', 'th'], within: ['tr', 'table'] },
  th: { ends: ['td', 'th'], within: ['tr', 'table'] },
  option: { ends: ['option'], within: ['select'] },
};
const blocks =
  /^(?:address|article|aside|blockquote|div|dl|fieldset|footer|form|h[1-6]|header|hr|main|nav|ol|p|pre|section|table|ul)$/;

/**
 * The elements of a page as browsers would see them, near enough: tags may be missing, crossed or
 * unknown. Linear in the text; never throws.
 */
export function parseHtml(text: string): XmlElement {
  const root: Open = { name: 'root', attributes: new Map(), children: [] };
  const open: Open[] = [root];
  const put = (node: XmlNode) => void open.at(-1)?.children.push(node);
  const closeTo = (at: number) => void (at > 0 && open.splice(at));
  let at = 0;
  while (at < text.length) {
    const tag = text.indexOf('<', at);
    if (tag < 0 || tag > at) put(decodeEntities(text.slice(at, tag < 0 ? text.length : tag)));
    if (tag < 0) break;
    if (text.startsWith('<!--', tag)) {
      at = endOf(text, '-->', tag + 4);
      continue;
    }
    if (!/[a-z/!?]/i.test(text.charAt(tag + 1))) {
      put('<');
      at = tag + 1;
      continue;
    }
    at = tagEnd(text, tag);
    const [, slash = '', named = ''] =
      /^<(\/?)([a-z][a-z\d:-]{0,40})/i.exec(text.slice(tag, tag + 50)) ?? [];
    const name = named.toLowerCase();
    if (name === '') continue;
    if (slash) {
      closeTo(open.findLastIndex((each) => each.name === name));
      continue;
    }
    const { ends, within } = closes[name] ?? { ends: [], within: [] };
    const holder = open.findLastIndex((each) => within.includes(each.name));
    const ended = open.findIndex((each, i) => i > holder && ends.includes(each.name));
    if (ended > 0) closeTo(ended);
    if (blocks.test(name) && open.at(-1)?.name === 'p') open.pop();
    const element: Open = { name, attributes: attributesIn(text.slice(tag, at)), children: [] };
    put(element);
    if (raw.has(name)) at = rawEnd(text, name, at);
    else if (!voids.has(name) && open.length < deepest && !text.startsWith('/>', at - 2))
      open.push(element);
  }
  return root;
}

/** Behind the tag’s `>`; one in a quoted value does not count. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if ((character === '"' || character === "'") && text.charAt(at - 1) === '=')
      quote = character;
  }
  return text.length;
}

function rawEnd(text: string, name: string, start: number): number {
  const pattern = new RegExp(`</${name}\\s*>`, 'gi');
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  return found ? found.index + found[0].length : text.length;
}

function endOf(text: string, mark: string, start: number): number {
  const at = text.indexOf(mark, start);
  return at < 0 ? text.length : at + mark.length;
}

/** Only those that say whether something is shown. */
function attributesIn(tag: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (/\shidden(?=[\s>=])|display\s*:\s*none/i.test(tag)) found.set('hidden', '');
  const start = /\sstart\s*=\s*["']?(\d{1,6})/i.exec(tag)?.[1];
  if (start !== undefined) found.set('start', start);
  return found;
}
