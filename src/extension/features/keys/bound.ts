import type { ExtensionContext } from 'vscode';

interface Keybinding {
  readonly command: string;
  readonly when?: string;
}

/** The commands that single keys run in coding mode, as package.json binds them. */
export function boundInCodingMode({ extension }: ExtensionContext): ReadonlySet<string> {
  const { contributes } = extension.packageJSON as {
    readonly contributes: { readonly keybindings: readonly Keybinding[] };
  };
  const bound = contributes.keybindings.filter(({ when }) => when?.includes('codebook.codingMode'));
  return new Set(bound.map(({ command }) => command));
}
