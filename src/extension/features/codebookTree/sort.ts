import * as vscode from 'vscode';
import { nameIn } from '../../../core/codebook/codebook';
import type { Project } from '../../../core/project/project';
import { nameLanguage } from '../../host/words';
import { type CodeOrder, type Order, orders } from '../../state/codeOrder';
import { countsOf } from '../../tree/counts';

/** Codes that stand side by side: in book order, the most used first, or by name. */
export function sorted(
  project: Project,
  codes: readonly string[],
  order: Order,
): readonly string[] {
  if (order === 'book') return codes;
  if (order === 'count') {
    const counts = new Map(codes.map((code) => [code, countsOf(project, code).total]));
    return codes.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  }
  const language = nameLanguage();
  const letters = new Intl.Collator(language, { numeric: true });
  const names = new Map(
    codes.map((id) => {
      const code = project.book.byId.get(id);
      return [id, code ? nameIn(code, language) : id];
    }),
  );
  return codes.toSorted((a, b) => letters.compare(names.get(a) ?? a, names.get(b) ?? b));
}

export async function sortCodes(codeOrder: CodeOrder): Promise<void> {
  const words: Record<Order, string> = {
    book: vscode.l10n.t('In the order of the codebook'),
    count: vscode.l10n.t('Most used first'),
    name: vscode.l10n.t('By name'),
  };
  const items = orders.map((order) => ({
    label: words[order],
    description: order === codeOrder.order ? vscode.l10n.t('as now') : '',
    order,
  }));
  const picked = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Sort the Codes'),
  });
  if (picked) await codeOrder.change({ order: picked.order });
}
