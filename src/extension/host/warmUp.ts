import * as vscode from 'vscode';

/** Given to a command that is only to get ready; see registerCommand. */
export const warmUp = 'codebook: warm up';

/**
 * VS Code asks extensions about every command when it is run for the first time, and meanwhile lets
 * later keys overtake it. So where keys come fast, it is made to ask beforehand.
 *
 * Only what VS Code itself runs is asked about: what an extension runs goes to its own host at once.
 */
export async function warmUpCommands(ids: Iterable<string>): Promise<void> {
  const commands = [...ids].map((command) => ({ command, args: warmUp }));
  await Promise.all(
    commands.map((each) => vscode.commands.executeCommand('runCommands', { commands: [each] })),
  );
}
