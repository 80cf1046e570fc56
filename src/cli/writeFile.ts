import { moveOver, writeBeside } from '../node/durable';

/** Whole or not at all: an older file stays as it was until the new one is complete. */
export async function writeFile(file: string, bytes: Uint8Array): Promise<void> {
  await moveOver(writeBeside(file, bytes), file);
}
