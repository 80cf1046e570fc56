import type { ChildProcess } from 'node:child_process';

export interface ServerOptions {
  readonly dataFolder: string;
  readonly version?: string;
  /** Added to our quiet defaults. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly port?: number;
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Name of the log file in .vscode-test/logs. */
  readonly log?: string;
}

export interface Server {
  readonly url: string;
  readonly version: string;
  readonly dataFolder: string;
  readonly child: ChildProcess;
  pageFor(folder: string): string;
  stop(): Promise<void>;
}

export function temporaryDataFolder(): string;
export function startServer(options: ServerOptions): Promise<Server>;
export function linkExtension(dataFolder: string): void;
export function installVsix(vsix: string, dataFolder: string, version?: string): Promise<string>;
