import { type Sentence, sentence } from './sentences';

/** An error that the system, or a file system of VS Code, gives: known by its code. */
interface SystemError extends Error {
  readonly code: string;
  readonly path?: string;
}

/**
 * What a person can do about an error of the system when something was to be written; undefined
 * for any other error. The only place where such errors get their words.
 */
export function systemTrouble(error: unknown): Sentence | undefined {
  if (!isSystemError(error)) return undefined;
  const values = { path: error.path ?? '…' };
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'NoPermissions':
      return sentence(
        'There is no permission to write “{path}”, so nothing was changed. Make it and its folder writable and try again.',
        values,
      );
    case 'EROFS':
      return sentence(
        '“{path}” is on a disk that can only be read, so nothing was changed. Copy the project to another disk and work there.',
        values,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return sentence(
        'The disk is full, so “{path}” stays as it was. Make room and try again.',
        values,
      );
    case 'EBUSY':
    case 'ETXTBSY':
      return sentence(
        'Another program keeps “{path}” to itself, so nothing was changed. Close the file there and try again.',
        values,
      );
    case 'ENAMETOOLONG':
      return sentence(
        'The name “{path}” is too long for this disk, so nothing was changed. Shorten the source’s or the coder’s name.',
        values,
      );
    case 'ENOTDIR':
    case 'EEXIST':
    case 'FileNotADirectory':
      return sentence(
        'A file stands where a folder is needed for “{path}”, so nothing was changed. Rename it and try again.',
        values,
      );
    case 'EIO':
      return sentence(
        'The disk fails at “{path}”, so nothing was changed. Copy the project to another disk, and look after this one.',
        values,
      );
    case 'ESTALE':
    case 'ETIMEDOUT':
    case 'Unavailable':
      return sentence(
        'The disk or server of “{path}” does not answer, so nothing was changed. Look whether it is there and try again.',
        values,
      );
    default:
      return sentence('The system could not do what is needed with “{path}” ({reason}).', {
        ...values,
        reason: error.message,
      });
  }
}

/** What hinders the reading of a file that is there, and what a person can do about it. */
export function readingTrouble(error: unknown): Sentence {
  switch (isSystemError(error) ? error.code : '') {
    case 'EACCES':
    case 'EPERM':
    case 'NoPermissions':
      return sentence(
        'This file can’t be read: there is no permission. What it holds is not known, and it is left as it is. Change its permissions.',
      );
    case 'EIO':
      return sentence(
        'This file can’t be read: the disk fails. What it holds is not known, and it is left as it is. Bring it back from a copy, and look after the disk.',
      );
    default:
      return sentence(
        'This file can’t be read ({reason}). What it holds is not known, and it is left as it is.',
        { reason: error instanceof Error ? error.message : String(error) },
      );
  }
}

/** Node's errors name the call of the system; those of VS Code's file systems have its codes. */
function isSystemError(error: unknown): error is SystemError {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string')
    return false;
  return 'syscall' in error || /^(NoPermissions|Unavailable|File[A-Z]\w+)$/.test(error.code);
}
