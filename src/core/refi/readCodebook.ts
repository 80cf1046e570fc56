import { Refusal } from '../base/refusal';
import { sentence } from '../base/sentences';
import type { Losses } from '../exchange/lossReport';
import type { Study } from '../exchange/study';
import { readXml } from '../packed/dataXml';
import { attribute, first, within } from './elements';
import { asTree, readCodes } from './readCodes';
import { setsOf } from './readSets';

/** Reads a codebook (.qdc), whatever its namespace says. Throws a Refusal where it is none. */
export function readQdc(file: string, bytes: Uint8Array, losses: Losses): Study {
  const { root, leftOut } = readXml(file, bytes);
  const book = root.name.toLowerCase() === 'codebook' ? root : first(root, 'CodeBook');
  if (!book)
    throw new Refusal(
      sentence('This is no REFI-QDA codebook: it begins with “{name}”, not with “CodeBook”.', {
        name: root.name,
      }),
    );
  if (leftOut)
    losses.lose(
      'control-character',
      sentence('Control characters, which XML can’t hold, are left out.'),
      undefined,
      leftOut,
    );
  const origin = attribute(root, 'origin');
  const codes = readCodes(within(book, 'Codes', 'Code'), losses);
  return {
    title: file.replace(/^.*[\\/]/, '').replace(/\.\w+$/, ''),
    origin,
    description: '',
    coders: [],
    codes: /atlas/i.test(origin) ? asTree(codes) : codes,
    variables: [],
    cases: [],
    sources: [],
    notes: [],
    sets: setsOf(book, losses),
    links: [],
  };
}
