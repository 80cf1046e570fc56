import { Refusal } from '../../base/refusal';
import { sentence } from '../../base/sentences';
import type { Project } from '../../project/project';
import { type TextRequest, textsOf } from '../texts';
import { logLikelihood } from './keyness';
import { isStopWord } from './stopWords';
import { Tokens } from './tokens';

export interface Collocate {
  readonly word: string;
  /** How often it stands near. */
  readonly near: number;
  /** How often it stands anywhere. */
  readonly count: number;
  /** Log-likelihood of its share near the word beside its share elsewhere. */
  readonly g2: number;
}

export interface CollocateRequest extends TextRequest {
  readonly word: string;
  /** Words to each side, within a turn. */
  readonly reach: number;
  readonly withStopWords?: boolean;
}

/**
 * What stands near a word more often than elsewhere, the most telling first.
 * @throws Refusal for no word
 */
export async function collocates(
  project: Project,
  { word, reach, withStopWords, ...request }: CollocateRequest,
): Promise<readonly Collocate[]> {
  const tokens = new Tokens(project);
  const node = tokens.of(word, [{ start: 0, end: word.length }]);
  if (!node.length) throw new Refusal(sentence('Type what is to be looked for.'));
  const near = new Map<string, number>();
  const all = new Map<string, number>();
  let [nearTotal, total] = [0, 0];
  const bump = (counts: Map<string, number>, of: string) =>
    void counts.set(of, (counts.get(of) ?? 0) + 1);
  for await (const { source, passages } of textsOf(project, request))
    for (const { parts } of passages) {
      const words = tokens.of(source.text, parts);
      const places = placesOf(words, node);
      const isNode = new Uint8Array(words.length);
      for (const at of places) isNode.fill(1, at, at + node.length);
      const isNear = new Uint8Array(words.length);
      for (const at of places) isNear.fill(1, Math.max(0, at - reach), at + node.length + reach);
      words.forEach((one, at) => {
        if (isNode[at]) return;
        total++;
        bump(all, one);
        if (!isNear[at]) return;
        // Between two places of the word, it is near once.
        nearTotal++;
        bump(near, one);
      });
    }
  const found: Collocate[] = [];
  for (const [beside, count] of near) {
    if (!withStopWords && isStopWord(beside)) continue;
    const everywhere = all.get(beside) ?? count;
    const here = { count, of: nearTotal };
    const elsewhere = { count: everywhere - count, of: total - nearTotal };
    const isMore =
      here.of > 0 && elsewhere.of > 0 && count / here.of > elsewhere.count / elsewhere.of;
    const g2 = logLikelihood(here, elsewhere);
    found.push({ word: beside, near: count, count: everywhere, g2: isMore ? g2 : -g2 });
  }
  return found.sort((a, b) => b.g2 - a.g2 || b.near - a.near || (a.word < b.word ? -1 : 1));
}

/** Where some words follow each other; a word of Chinese may have been cut in two. */
function placesOf(words: readonly string[], node: readonly string[]): number[] {
  const places: number[] = [];
  for (let at = 0; at + node.length <= words.length; at++)
    if (node.every((word, i) => words[at + i] === word)) places.push(at);
  return places;
}
