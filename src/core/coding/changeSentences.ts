import { type Sentence, sentence } from '../base/sentences';
import { shortened } from '../text/shortened';
import type { Aspect, CodingChange } from './changes';
import type { CodingRecord } from './coding';
import { isInConflict } from './parts';

/** Whose coding file changed. */
export interface CodedSource {
  readonly coder: string;
  /** Path of the source. */
  readonly source: string;
}

/** A change in words, and the sign that stands before it where lines are read as a diff. */
export interface ChangeWords {
  readonly sign: '+' | '−' | '~';
  readonly sentence: Sentence;
}

/** What was done to a coding, in the words of a researcher; a sentence for each thing changed. */
export function wordsOf(change: CodingChange, of: CodedSource): ChangeWords[] {
  const values = { coder: of.coder, ...placeOf(change.record, of) };
  switch (change.kind) {
    case 'applied':
      return [
        { sign: '+', sentence: sentence('{coder} applied {code} to “{quote}” {place}', values) },
      ];
    case 'removed':
      return [
        { sign: '−', sentence: sentence('{coder} removed {code} from “{quote}” {place}', values) },
      ];
    case 'changed':
      return change.aspects.map((aspect) => ({
        sign: '~',
        sentence: aspectSentence(aspect, change.before, change.record, of),
      }));
  }
}

function aspectSentence(
  aspect: Aspect,
  before: CodingRecord,
  record: CodingRecord,
  of: CodedSource,
): Sentence {
  const values = { coder: of.coder, ...placeOf(record, of) };
  switch (aspect) {
    case 'code':
      return sentence('{coder} changed {old} to {code} on “{quote}” {place}', {
        ...values,
        old: before.code,
      });
    case 'words':
      return sentence('{coder} moved {code} from “{old}” to “{quote}” {place}', {
        ...values,
        old: shortened(before.quote),
      });
    case 'place':
      return sentence('{code} on “{quote}” moved from line {line} to {place}', {
        ...values,
        line: before.range[0],
      });
    case 'memo':
      return record.memo
        ? sentence('{coder} wrote of {code} on “{quote}” {place}: {memo}', {
            ...values,
            memo: shortened(record.memo),
          })
        : sentence('{coder} took the memo of {code} on “{quote}” away {place}', values);
    case 'conflict':
      return isInConflict(record)
        ? sentence('{code} on “{quote}” is in conflict {place}', values)
        : sentence('{coder} settled the conflict of {code} on “{quote}” {place}', values);
    case 'other':
      return sentence('{coder} changed something else of {code} on “{quote}” {place}', values);
  }
}

function placeOf({ code, quote, range }: CodingRecord, { source }: CodedSource) {
  return { code, quote: shortened(quote), place: `${source}:${range[0]}` };
}
