import type { Sentence } from './sentences';

/** Why an operation was not done: a sentence for the person who asked for it. */
export class Refusal extends Error {
  constructor(readonly sentence: Sentence) {
    super(sentence.text);
  }
}
