import * as vscode from 'vscode';

/** Icons already made: one a colour serves every row, and VS Code keeps one image of it. */
const icons = new Map<string, vscode.Uri>();

/**
 * A filled square in a code's colour (`#rrggbb`). Its outline is a grey with a contrast of 3:1 or
 * more on white, on VS Code's dark themes and on black, so a pale or a dark square still shows.
 */
export function codeIcon(color: string): vscode.Uri {
  let icon = icons.get(color);
  if (!icon) icons.set(color, (icon = draw(color)));
  return icon;
}

function draw(color: string): vscode.Uri {
  const square = `<rect x="3.5" y="3.5" width="9" height="9" rx="2.5" fill="${color}" stroke="#868686"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16">${square}</svg>`;
  return vscode.Uri.parse(`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`);
}
