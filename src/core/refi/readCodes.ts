import { sentence } from '../base/sentences';
import { readHex } from '../codebook/color';
import type { Losses } from '../exchange/lossReport';
import type { StudyCode } from '../exchange/study';
import type { Element } from '../packed/dataXml';
import { all, attribute, descriptionOf, guidAt } from './elements';
import { guidFor } from './guid';

/** The codes below a list of them. A GUID that stands twice names the first code only. */
export function readCodes(
  elements: readonly Element[],
  losses: Losses,
  seen = new Set<string>(),
): StudyCode[] {
  return elements.map((element): StudyCode => {
    const name = attribute(element, 'name').trim();
    const said = guidAt(element);
    const isRepeated = said !== undefined && seen.has(said);
    if (isRepeated) losses.lose('repeated-guid', repeated, name);
    const key =
      said === undefined || isRepeated ? guidFor('repeated code', String(seen.size), name) : said;
    seen.add(key);
    return {
      key,
      name,
      description: descriptionOf(element),
      color: readHex(attribute(element, 'color')),
      codable: !/^\s*(?:false|0)\s*$/i.test(attribute(element, 'isCodable')),
      children: readCodes(all(element, 'Code'), losses, seen),
    };
  });
}

const repeated = sentence(
  'Codes with an identifier that another code has already: codings with it went to the first.',
);

/**
 * Flat codes whose names tell where they belong, as `Coke::diet Coke` (ATLAS.ti 8), as a tree. Codes
 * that are a tree already stay as they are.
 */
export function asTree(codes: readonly StudyCode[]): readonly StudyCode[] {
  const isFlat = codes.every(({ children }) => !children.length);
  if (!isFlat || !codes.some(({ name }) => /\S::\S/.test(name))) return codes;
  const roots: Branch[] = [];
  const byPath = new Map<string, Branch>();
  for (const code of codes) {
    const parts = code.name
      .split('::')
      .map((part) => part.trim())
      .filter((part) => part !== '');
    branchAt(parts.length ? parts : [code.name], roots, byPath).code ??= code;
  }
  return roots.map(grown);
}

interface Branch {
  readonly name: string;
  readonly path: string;
  readonly children: Branch[];
  code: StudyCode | undefined;
}

function branchAt(parts: readonly string[], roots: Branch[], byPath: Map<string, Branch>): Branch {
  const path = parts.join('::');
  const known = byPath.get(path);
  // Of two codes of one name, the second stands beside the first.
  if (known && !known.code) return known;
  const siblings = parts.length > 1 ? parentOf(parts.slice(0, -1), roots, byPath).children : roots;
  const branch: Branch = { name: parts.at(-1) ?? '', path, children: [], code: undefined };
  siblings.push(branch);
  if (!known) byPath.set(path, branch);
  return branch;
}

function parentOf(parts: readonly string[], roots: Branch[], byPath: Map<string, Branch>): Branch {
  return byPath.get(parts.join('::')) ?? branchAt(parts, roots, byPath);
}

function grown({ name, path, children, code }: Branch): StudyCode {
  const own: StudyCode = code ?? {
    key: guidFor('category', path),
    name,
    description: '',
    color: undefined,
    codable: false,
    children: [],
  };
  return { ...own, name, children: children.map(grown) };
}
