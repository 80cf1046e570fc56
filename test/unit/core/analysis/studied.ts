import type { Project } from '../../../../src/core/project/project';
import { codingLines, openMemory, recordOn } from '../../../support/builders';

const own = 'Lin: We plan lessons.\nLin: 她听我的课。\n';
const group = 'Moderator: Who begins?\nKim: I plan.\nJo: I do not.\nGuest: Me neither.\n';
const note = 'We watched a lesson.\n';

/**
 * A small study: an interview, a focus group of two cases and a guest, and a note that is its own
 * case; two coders; codings of a code that is not in the codebook, of words that are gone, and of
 * a source that is gone.
 */
export async function study(): Promise<Project> {
  const { project } = await openMemory({
    'own.txt': own,
    'group.txt': group,
    'note.md': note,
    'cases.csv':
      'case,name,speaker,role\nL1,Lin,Lin,leader\nP1,Kim,Kim,peer\nP2,Jo Wu,Jo,\nP9,Nobody,,peer\n',
    'sources.csv':
      'source,case,kind,round,perspective,place\nown.txt,L1,interview,1,self,here\ngroup.txt,P1;P2,focus group,2,peer,\nnote.md,,field note,10,,there\n',
    'codings/ana/own.txt.jsonl': codingLines(
      recordOn(own, 'We plan', { id: '1' }),
      recordOn(own, 'lessons', { id: '2', code: 'd', memo: 'Whose?' }),
      recordOn(own, '听我的课', { id: '3', code: 'd' }),
    ),
    'codings/ana/group.txt.jsonl': codingLines(
      recordOn(group, 'I plan', { id: '4' }),
      recordOn(group, 'Who begins?\nKim: I plan', { id: '5', code: 'b' }),
      recordOn(group, 'I do not', { id: '6' }),
      recordOn(group, 'Me neither', { id: '7' }),
      { ...recordOn(group, 'I plan', { id: '8', code: 'd' }), quote: 'words that nobody said' },
    ),
    'codings/ben/group.txt.jsonl': codingLines(
      recordOn(group, 'I do not', { id: '9', code: 'gone' }),
    ),
    'codings/ben/note.md.jsonl': codingLines(recordOn(note, 'a lesson', { id: '10' })),
    'codings/ben/gone.txt.jsonl': codingLines(recordOn(note, 'We', { id: '11', code: 'b' })),
  });
  return project;
}
