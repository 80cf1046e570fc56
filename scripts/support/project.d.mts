/** Absolute path of the project. */
export const root: string;
export function inProject(...parts: readonly string[]): string;
/** A folder inside .vscode-test, made when missing. */
export function scratchFolder(...parts: readonly string[]): string;
export function temporaryFolder(name: string): string;
export function removeFolder(folder: string): void;
