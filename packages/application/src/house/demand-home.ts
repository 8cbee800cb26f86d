import { stat } from 'node:fs/promises';
import { isRefusal, Refusal } from '@smalspor/domain/refusal';
import { homePaths } from '@smalspor/warehouse/home';

const UNMADE = 'UNMADE';

/** What is wrong with a home, by the code of the system's error. */
const UNUSABLE: Readonly<Record<string, string>> = {
  EEXIST: 'is a file, or lies in one, and must be a directory',
  ENOTDIR: 'is a file, or lies in one, and must be a directory',
  EROFS: 'lies on a volume that can only be read: mount it for writing',
  EACCES: 'may not be used by this account: give the directory to the account that runs Smalspor',
  EPERM: 'may not be used by this account: give the directory to the account that runs Smalspor',
  ENOSPC: 'lies on a volume that is full: make room',
  EDQUOT: 'has used up its quota: make room',
  [UNMADE]: 'cannot be made: the volume can only be read, or the path leads nowhere',
  ENAMETOOLONG: 'has too long a name',
  ELOOP: 'is a link that leads to itself',
};

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error ? String(error.code) : null;
}

/** PostgreSQL says in its own words that it found no room. */
function reasonOfDatabase({ code, detail }: Refusal): string | undefined {
  return code === 'database-unavailable' && detail.includes('No space left on device')
    ? UNUSABLE.ENOSPC
    : undefined;
}

/** Node makes directories on the way to a path, and calls it ENOENT when the volume lets it make none. */
function systemCodeOf(error: Error): string {
  const code = codeOf(error) ?? '';
  return code === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdir' ? UNMADE : code;
}

/** A write names no path; what lies outside the home, such as a program, is not the home's fault. */
function concerns(home: string, error: Error): boolean {
  const path = 'path' in error ? error.path : undefined;
  return typeof path !== 'string' || path.startsWith(home) || home.startsWith(path);
}

/** The same failure as a refusal where the home itself is the reason; everything else as it came. */
export function explainUnusableHome(home: string, error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const reason = isRefusal(error) ? reasonOfDatabase(error) : UNUSABLE[systemCodeOf(error)];
  if (reason === undefined || !concerns(home, error)) return error;
  return new Refusal('configuration-invalid', `The home ${home} ${reason}.`, { cause: error });
}

/**
 * A mistyped path must not become an empty home that answers as if there were no data.
 * @throws Refusal `configuration-invalid` where there is no home, or no directory
 */
export async function demandHome(home: string): Promise<void> {
  const lake = await stat(homePaths(home).lake).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw explainUnusableHome(home, error);
  });
  if (lake !== null) return;
  throw new Refusal(
    'configuration-invalid',
    `There is no home at ${home}: check --home and SMALSPOR_HOME. The commands demo, import and serve make one.`,
  );
}
