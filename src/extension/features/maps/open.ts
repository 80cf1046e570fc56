import { cellQuery } from '../../../core/analysis/cellQuery';
import { quoted } from '../../../core/analysis/query/written';
import { showAnswers } from '../../pages/answers';
import { codeQuestion } from '../../pages/codeLines';
import type { Choice } from '../../state/choice';
import { codeName, sourceName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { keysOf } from './keys';
import type { Mapped } from './mapped';

/** Shows the excerpts behind a mark of a picture, or a row of its table. */
export function chooseInMap(
  choice: Choice,
  open: OpenProject,
  { map, request }: Mapped,
  place: { readonly row: string; readonly column: string | undefined },
): void {
  const { one, other } = keysOf(map, place);
  const { where, closeness, lanesOf, rollUp } = request;
  const show = (questions: readonly string[], words: readonly string[]) =>
    showAnswers(choice, open, [...questions, where], [...words, where]);
  switch (map.kind) {
    case 'network':
    case 'clusters': {
      if (other === undefined) return show([codeQuestion(one, false)], [codeName(open, one)]);
      const names = [`${codeName(open, one)} – ${codeName(open, other)}`];
      if (map.kind === 'clusters' && map.by === 'cases')
        return show([`${codeQuestion(one, false)} | ${codeQuestion(other, false)}`], names);
      const asked = { rows: 'code', columns: 'code', closeness, rollUp: false, where } as const;
      const question = cellQuery(asked, { row: one, column: other });
      return showAnswers(choice, open, [question], [...names, where]);
    }
    case 'lines': {
      const code = other ?? '';
      const questions = [sourceQuestion(one), codeQuestion(code, code !== lanesOf)];
      return show(questions, [sourceName(open, one), codeName(open, code)]);
    }
    case 'discovery': {
      const fresh = map.sources.find(({ source }) => source === one)?.fresh ?? [];
      const isOfAll = place.column === 'codes' || !fresh.length;
      const codes = fresh.map((code) => codeQuestion(code, false)).join(' | ');
      return show([sourceQuestion(one), isOfAll ? '' : codes], [sourceName(open, one)]);
    }
    case 'frequencies':
    case 'treemap': {
      const isRolledUp = map.kind === 'frequencies' && rollUp;
      if (where.trim() !== '') return show([codeQuestion(one, isRolledUp)], [codeName(open, one)]);
      const hasBelow = (open.project.book.byId.get(one)?.children.length ?? 0) > 0;
      const chosen = { open, code: one, case: undefined };
      return choice.choose({ ...chosen, withDescendants: isRolledUp && hasBelow });
    }
  }
}

function sourceQuestion(path: string): string {
  return `source:${quoted(path)}`;
}
