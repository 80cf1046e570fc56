import { textSource } from '../codebook/source';

/** YAML source of what a memo is about: `code:mentoring` stands as it is. */
export function topicSource(text: string): string {
  const isPlain = /^[a-z]+:[\p{L}\p{N}_](?:[\p{L}\p{N}_./#:-]*[\p{L}\p{N}_./#-])?$/u.test(text);
  return isPlain ? text : textSource(text);
}
