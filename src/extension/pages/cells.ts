import * as vscode from 'vscode';
import type { TableColumn } from '../../protocol/table';
import type { ListedCell } from './listed';

/** A count: nothing is shown where nothing was counted, and there is nothing to be opened. */
export function countCell(count: number): ListedCell {
  const text = count ? count.toLocaleString(vscode.env.language) : '';
  return { value: count, text, opens: count > 0 };
}

/** A share from 0 to 1. */
export function shareCell(share: number): ListedCell {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  const percent = share.toLocaleString(vscode.env.language, { style: 'percent', ...digits });
  return { value: Number(share.toFixed(4)), text: share ? percent : '', opens: false };
}

export function wordsCell(words: string, opens = false): ListedCell {
  return { value: words, text: words, opens };
}

/** A column of numbers. @param width in ems */
export function numberColumn(key: string, label: string, hint = '', width = 6): TableColumn {
  return { key, label, width, isText: false, hint };
}

/** A column of words, which takes what room is left. @param width in ems, at least */
export function wordsColumn(key: string, label: string, hint = '', width = 12): TableColumn {
  return { key, label, width, isText: true, hint };
}
