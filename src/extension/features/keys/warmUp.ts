import * as vscode from 'vscode';

/** Given to a command that is only to get ready. */
export const warmUp = 'codebook: warm up';

const commands = [
  'selectTurn',
  'nextSentence',
  'previousSentence',
  'nextTurn',
  'previousTurn',
  'extendToNextSentence',
  'extendToPreviousSentence',
  'extendToNextTurn',
  'extendToPreviousTurn',
  'nextUncodedTurn',
];

/**
 * VS Code asks extensions about every command when it is run for the first time, and meanwhile lets
 * later keys overtake it. So the keys that select are asked about before they are needed.
 */
export async function warmUpKeys(): Promise<void> {
  await vscode.commands.executeCommand('runCommands', {
    commands: commands.map((id) => ({ command: `codebook.${id}`, args: warmUp })),
  });
}
