import * as vscode from 'vscode';

/** The picture on the tab of a page: `media/pages/<name>-light.svg` and `-dark.svg`. */
export function pageIcon(
  extension: vscode.Uri,
  name: string,
): { light: vscode.Uri; dark: vscode.Uri } {
  const picture = (theme: string) =>
    vscode.Uri.joinPath(extension, `media/pages/${name}-${theme}.svg`);
  return { light: picture('light'), dark: picture('dark') };
}
