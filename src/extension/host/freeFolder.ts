import * as vscode from 'vscode';
import { isThere } from './isThere';

/** A folder of that name that is not there yet: a second one gets a number. */
export async function freeFolder(place: vscode.Uri, name: string): Promise<vscode.Uri> {
  let folder = vscode.Uri.joinPath(place, name);
  for (let n = 2; await isThere(folder); n++) folder = vscode.Uri.joinPath(place, `${name}-${n}`);
  return folder;
}
