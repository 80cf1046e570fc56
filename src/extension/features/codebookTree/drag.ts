import * as vscode from 'vscode';
import { codesType } from '../../tree/codesType';
import type { BookNode } from './provider';

/** Lets codes be dragged out of the tree, and within it. */
export class CodeDrag implements vscode.TreeDragAndDropController<BookNode> {
  readonly dragMimeTypes = [codesType];
  readonly dropMimeTypes = [codesType];

  handleDrag(nodes: readonly BookNode[], data: vscode.DataTransfer): void {
    const ids = nodes.flatMap((node) => (node.kind === 'code' ? [node.code] : []));
    if (ids.length) data.set(codesType, new vscode.DataTransferItem(ids.join('\n')));
  }

  /** Dropped beside all rows, codes go to the top level. */
  async handleDrop(target: BookNode | undefined, data: vscode.DataTransfer): Promise<void> {
    const ids = (await data.get(codesType)?.asString())?.split('\n') ?? [];
    const on = target?.kind === 'code' ? target.code : undefined;
    if (ids.length && target?.kind !== 'unknown' && target?.kind !== 'unknowns')
      await vscode.commands.executeCommand('codebook.dropCodes', ids, on, target?.open);
  }
}
