import { UsageError } from './run-command.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such directory',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a file lies there already',
  EISDIR: 'it is a directory',
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the volume can only be read',
  ENOSPC: 'the volume is full',
  EDQUOT: 'the quota is used up',
  ENAMETOOLONG: 'the name is too long',
};

/** A failure to write where the user asked as bad usage that names the place as the user did; everything else as it came. */
export function explainUnwritable(place: string, error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  return reason === undefined ? error : new UsageError(`Cannot write ${place}: ${reason}`);
}
