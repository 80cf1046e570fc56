import * as vscode from 'vscode';
import { codesType } from '../../tree/codesType';
import type { BookNode } from './provider';

/** Lets codes be dragged out of the tree. */
export class CodeDrag implements vscode.TreeDragAndDropController<BookNode> {
  readonly dragMimeTypes = [codesType];
  readonly dropMimeTypes = [];

  handleDrag(nodes: readonly BookNode[], data: vscode.DataTransfer): void {
    const ids = nodes.flatMap((node) => (node.kind === 'code' ? [node.code] : []));
    if (ids.length) data.set(codesType, new vscode.DataTransferItem(ids.join('\n')));
  }
}
