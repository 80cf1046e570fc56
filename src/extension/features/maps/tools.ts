import * as vscode from 'vscode';
import { mapKinds } from '../../../core/analysis/maps/mapWords';
import { closenessesIn } from '../../../protocol/closeness';
import type { TableAsk, Tool, ToolOption } from '../../../protocol/table';
import { closenessWords } from '../../pages/closenessWords';
import { onlyTool } from '../../pages/onlyTool';
import { codeName } from '../../tree/names';
import type { OpenProject } from '../../workspace';
import { mapTitles } from './words';

/** What can be chosen of the picture that is shown. */
export function mapTools(open: OpenProject, ask: TableAsk): readonly Tool[] {
  const titles = mapTitles();
  const kind = mapKinds.find((each) => each === ask['kind']) ?? 'network';
  return [
    {
      kind: 'tabs',
      key: 'kind',
      label: vscode.l10n.t('Picture'),
      value: kind,
      options: mapKinds.map((key) => ({ key, label: titles[key] })),
    },
    choice(ask, 'as', vscode.l10n.t('Show'), [
      { key: 'picture', label: vscode.l10n.t('picture') },
      { key: 'table', label: vscode.l10n.t('table') },
    ]),
    ...ownTools(open, ask)[kind],
    onlyTool(ask),
  ];
}

function ownTools(open: OpenProject, ask: TableAsk) {
  const together = choice(
    ask,
    'together',
    vscode.l10n.t('Together'),
    closenessesIn(closenessWords()),
  );
  const least = [1, 2, 3, 5, 10].map((n) => ({ key: String(n), label: String(n) }));
  const isByCases = ask['by'] === 'cases';
  return {
    network: [together, choice(ask, 'least', vscode.l10n.t('At least'), least)],
    clusters: [
      choice(ask, 'by', vscode.l10n.t('Alike'), [
        { key: 'together', label: vscode.l10n.t('where they stand together') },
        { key: 'cases', label: vscode.l10n.t('by the cases they are in') },
      ]),
      ...(isByCases ? [] : [together]),
    ],
    lines: [choice(ask, 'lanes', vscode.l10n.t('Codes in'), lanes(open))],
    frequencies: [
      {
        kind: 'tick',
        key: 'rollUp',
        label: vscode.l10n.t('With codes below'),
        value: ask['rollUp'] === 'yes' ? 'yes' : '',
        hint: vscode.l10n.t('Count for each code what was coded with the codes below it, too'),
      },
    ],
    discovery: [],
    treemap: [],
  } as const;
}

/** The codes that have others in them. */
function lanes(open: OpenProject): ToolOption[] {
  const inside = open.project.book.codes.filter(({ children }) => children.length > 0);
  return [
    { key: '', label: vscode.l10n.t('the codebook') },
    ...inside.map(({ id, depth }) => ({
      key: id,
      label: `${'\u2003'.repeat(depth)}${codeName(open, id)}`,
    })),
  ];
}

function choice(ask: TableAsk, key: string, label: string, options: readonly ToolOption[]): Tool {
  return { kind: 'choice', key, label, value: ask[key] ?? '', options };
}
