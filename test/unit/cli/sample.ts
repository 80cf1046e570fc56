import { codingLines, recordOn, usualBook } from '../../support/builders';
import type { Files } from './command';

export const own = 'Lin: We plan lessons.\nLin: 她每周四来听我的课。\nLin: We plan more.\n';
const group = 'Moderator: Who begins?\nKim: I plan.\nJo: I do not.\n';

/** A small study of two coders, with a focus group; nothing is wrong in it. */
export const sample: Files = {
  'codebook.yaml': usualBook
    .replace('a: First', 'a: "First, of all"')
    .replace('b: Second', 'b: 第二'),
  'own.txt': own,
  't/group.txt': group,
  'cases.csv': 'case,name,speaker,role\nL1,Lin,Lin,leader\nP1,Kim,Kim,peer\n__proto__,Jo,Jo,peer\n',
  'sources.csv': 'source,case,round\nown.txt,L1,1\nt/group.txt,P1;__proto__,2\n',
  'codings/ana/own.txt.jsonl': codingLines(
    recordOn(own, 'plan lessons', { id: 'one', memo: 'Whose?\n"Theirs"' }),
    recordOn(own, '她每周四来听我的课', { id: 'two', code: 'd' }),
  ),
  'codings/ben/t/group.txt.jsonl': codingLines(
    recordOn(group, 'Who begins?\nKim: I plan', { id: 'three' }),
    recordOn(group, 'I do not', { id: 'four' }),
  ),
};
