/** What a person can do about an error of the system; undefined for any other error. */
export function systemTrouble(error: unknown): string | undefined {
  if (!isSystemError(error)) return undefined;
  const where = error.path === undefined ? 'a file' : `“${error.path}”`;
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return `There is no permission to use ${where}. Change its permissions and try again.`;
    case 'EROFS':
      return `${where} can only be read: the disk is write-protected. Nothing was written.`;
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk is full, so ${where} was not written. Make room and try again.`;
    case 'ENAMETOOLONG':
      return `The name of ${where} is too long for this disk. Shorten the source’s or the coder’s name.`;
    case 'ENOTDIR':
    case 'EEXIST':
      return `A file stands where a folder is needed for ${where}. Rename it and try again.`;
    default:
      return `The system could not do what is needed with ${where} (${error.message}).`;
  }
}

function isSystemError(error: unknown): error is Error & { code: string; path?: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
