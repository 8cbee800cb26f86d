import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';

/** Who a child process runs as. */
export interface ServiceAccount {
  readonly uid: number;
  readonly gid: number;
}

interface PasswdEntry extends ServiceAccount {
  readonly name: string;
}

/**
 * Numbers that hold the data when root has no account for it: high enough to be free on Debian and low enough
 * to exist inside a container's user namespace. The server needs no entry in the passwd file.
 */
const FREE_UIDS = { first: 60_500, last: 60_999 } as const;

/**
 * PostgreSQL refuses to run as root, so root hands it to another account: the owner of the data, else a user
 * named `smalspor`, else the owner of the home directory, else a number that nobody has. An ordinary user runs
 * it directly.
 *
 * @returns the account to switch to, or `null` to stay
 */
export async function chooseServiceAccount(dataDirectory: string): Promise<ServiceAccount | null> {
  const self = process.getuid?.();
  const owner = existsSync(dataDirectory) ? await stat(dataDirectory) : null;
  if (self !== 0) {
    if (owner !== null && self !== undefined && owner.uid !== self)
      throw foreignOwner(dataDirectory, owner.uid);
    return null;
  }
  if (process.platform !== 'linux') {
    throw new Refusal(
      'database-account',
      'PostgreSQL does not run as root here: start Smalspor as an ordinary user.',
    );
  }
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const entries = await readPasswd();
  const named = entries.find(({ name }) => name === 'smalspor');
  if (named && named.uid !== 0) return { uid: named.uid, gid: named.gid };
  const home = await nearestExisting(dirname(dataDirectory));
  if (home.uid !== 0) return { uid: home.uid, gid: home.gid };
  const taken = new Set(entries.map(({ uid }) => uid));
  for (let uid = FREE_UIDS.first; uid <= FREE_UIDS.last; uid += 1) {
    if (!taken.has(uid)) return { uid, gid: uid };
  }
  throw new Refusal('database-account', 'No free user number for PostgreSQL: add a user named smalspor.');
}

/**
 * `initdb` looks itself up in the passwd file, which the server never does. It runs as the service account
 * where that has an entry, else as `nobody`, and the caller hands the files over afterwards.
 */
export async function chooseInitdbAccount(account: ServiceAccount | null): Promise<ServiceAccount | null> {
  if (account === null) {
    if (!hasPasswdEntry()) throw nameless();
    return null;
  }
  const entries = await readPasswd();
  const chosen =
    entries.find(({ uid }) => uid === account.uid) ??
    entries.find(({ name, uid }) => name === 'nobody' && uid !== 0) ??
    entries.find(({ uid }) => uid !== 0);
  if (!chosen) {
    throw new Refusal('database-account', 'The passwd file has no user but root: add a user named smalspor.');
  }
  return { uid: chosen.uid, gid: chosen.gid };
}

async function nearestExisting(path: string): Promise<ServiceAccount> {
  let directory = path;
  while (!existsSync(directory)) directory = dirname(directory);
  return stat(directory);
}

async function readPasswd(): Promise<readonly PasswdEntry[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }));
}

function hasPasswdEntry(): boolean {
  try {
    return userInfo().uid >= -1;
  } catch {
    return false;
  }
}

function nameless(): Refusal {
  return new Refusal(
    'database-account',
    `User number ${process.getuid?.()} has no entry in the passwd file, which PostgreSQL needs to create a database. ` +
      'Add one, start as root, or set DATABASE_URL to a server of your own (15 or later).',
  );
}

function foreignOwner(directory: string, uid: number): Refusal {
  return new Refusal(
    'database-account',
    `The database in ${directory} belongs to user number ${uid}: run Smalspor as that user or as root.`,
  );
}
