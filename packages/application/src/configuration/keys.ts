import { randomBytes } from 'node:crypto';
import { link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';

/** A secret of the installation. Its id may be written anywhere, the key itself nowhere. */
export interface Secret {
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Keys that have been in force, oldest first; the newest is the one that new work uses. */
export type KeyRing = readonly [Secret, ...Secret[]];

export interface Keys {
  /** For the pseudonyms of patients; every key goes on being used, so none may be taken out while data is kept. */
  readonly patients: KeyRing;
  /** For the quarantine; an old key may go when its last quarantine has been deleted. */
  readonly quarantine: KeyRing;
}

const KEY_KINDS = ['patients', 'quarantine'] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

/** The environment variables that hold rings: `id:base64,id:base64`, oldest first. */
export const KEY_VARIABLES: Readonly<Record<KeyKind, string>> = {
  patients: 'SMALSPOR_PATIENT_KEYS',
  quarantine: 'SMALSPOR_QUARANTINE_KEYS',
};

const KEY_BYTES = 32;
const KEY_ID = /^[A-Za-z0-9._-]{1,40}$/;

type StoredRings = Readonly<Record<KeyKind, readonly { readonly id: string; readonly key: string }[]>>;

export interface KeySource {
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Whether keys may be made here; an operated installation brings its own. */
  readonly mayGenerate: boolean;
}

/** The keys of the installation, or every reason why they cannot be had. */
export async function readKeys(source: KeySource): Promise<Keys | readonly string[]> {
  const problems: string[] = [];
  const rings: Partial<Record<KeyKind, KeyRing>> = {};
  let stored: StoredRings | 'faulty' | null | undefined;
  for (const kind of KEY_KINDS) {
    const text = source.environment[KEY_VARIABLES[kind]];
    if (text !== undefined && text.trim() !== '') {
      const ring = parseRing(text);
      if (typeof ring === 'string') problems.push(`${KEY_VARIABLES[kind]}: ${ring}`);
      else rings[kind] = ring;
      continue;
    }
    stored ??= await readStoredRings(source, problems);
    if (stored === 'faulty') continue;
    if (stored !== null) {
      const ring = parseRing(stored[kind].map(({ id, key }) => `${id}:${key}`).join(','));
      if (typeof ring === 'string') problems.push(`keys.json, ${kind}: ${ring}`);
      else rings[kind] = ring;
    } else if (!source.mayGenerate) {
      problems.push(
        `${KEY_VARIABLES[kind]} is not set. An installation with a database of its own brings its own keys: ` +
          'an id, a colon and 32 random bytes in base64.',
      );
    }
  }
  const { patients, quarantine } = rings;
  return patients && quarantine && problems.length === 0 ? { patients, quarantine } : problems;
}

/**
 * Adds a new key to the ring in the home and makes it the one in force. Data that carries older keys can still be
 * read. Rings that come from the environment are rotated there.
 *
 * @param inForce the ring that the installation runs with
 * @returns the ring with the new key last
 * @throws Refusal `configuration-invalid` when the ring in force is not the one in the home
 */
export async function rotateKey(home: string, kind: KeyKind, inForce: KeyRing): Promise<KeyRing> {
  const stored: unknown = await readFile(keyFile(home), 'utf8')
    .then(JSON.parse)
    .catch(() => null);
  const ids = inForce.map(({ id }) => id).join();
  if (!isStoredRings(stored) || stored[kind].map(({ id }) => id).join() !== ids) {
    throw new Refusal(
      'configuration-invalid',
      `The keys in force come from ${KEY_VARIABLES[kind]}: add the new key at its end, and run this again.`,
    );
  }
  const fresh = makeKey();
  const temporary = await writeBeside(home, { ...stored, [kind]: [...stored[kind], fresh] });
  await rename(temporary, keyFile(home));
  await syncToDisk(home);
  return [...inForce, { id: fresh.id, key: Buffer.from(fresh.key, 'base64') }];
}

/** The new name must outlive a loss of power: what is made with the key is lost without it. */
async function syncToDisk(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function keyFile(home: string): string {
  return join(home, 'keys.json');
}

function makeKey(): { readonly id: string; readonly key: string } {
  return { id: `k-${randomBytes(4).toString('hex')}`, key: randomBytes(KEY_BYTES).toString('base64') };
}

/** @returns `null` where there is no key file and none may be made, `faulty` where `problems` says what is wrong with it */
async function readStoredRings(
  source: KeySource,
  problems: string[],
): Promise<StoredRings | 'faulty' | null> {
  const path = keyFile(source.home);
  const existing = await stat(path).catch((error: unknown) => codeOf(error));
  if (existing === 'ENOENT') {
    if (!source.mayGenerate) return null;
    if (await holdsData(source.home)) {
      problems.push(
        `${path} is missing, and the home holds data that were made with its keys: restore it from the backup.`,
      );
      return 'faulty';
    }
    await generateKeys(source.home);
  } else if (typeof existing === 'object' && process.platform !== 'win32' && (existing.mode & 0o077) !== 0) {
    problems.push(`${path} can be read by others: run chmod 600 on it.`);
  }
  const text = await readFile(path, 'utf8').catch((error: unknown) => ({ code: codeOf(error) }));
  if (typeof text !== 'string') {
    problems.push(`${path} cannot be read (${text.code}): give it to the account that runs Smalspor.`);
    return 'faulty';
  }
  const parsed = parseJson(text);
  if (isStoredRings(parsed)) return parsed;
  problems.push(
    `${path} is not a key file: restore it from a backup. Without its keys the imported data is lost.`,
  );
  return 'faulty';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether anything lies in lake or quarantine that new keys could not read; in doubt it does. */
async function holdsData(home: string): Promise<boolean> {
  const entriesOf = (path: string) =>
    readdir(path).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? [] : [path]));
  const lake = join(home, 'lake');
  const formats = (await entriesOf(lake)).filter((name) => !name.startsWith('.'));
  const batches = await Promise.all(formats.map((format) => entriesOf(join(lake, format))));
  return batches.some((found) => found.length > 0) || (await entriesOf(join(home, 'quarantine'))).length > 0;
}

function isStoredRings(value: unknown): value is StoredRings {
  return (
    typeof value === 'object' &&
    value !== null &&
    KEY_KINDS.every((kind) => {
      const ring: unknown = Reflect.get(value, kind);
      return (
        Array.isArray(ring) &&
        ring.every((one) => typeof one?.id === 'string' && typeof one?.key === 'string')
      );
    })
  );
}

/** A link is only made where nothing is yet, so two first starts at once end up with the same keys. */
async function generateKeys(home: string): Promise<void> {
  const temporary = await writeBeside(home, { patients: [makeKey()], quarantine: [makeKey()] });
  try {
    await link(temporary, keyFile(home));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeBeside(home: string, rings: StoredRings): Promise<string> {
  const path = join(home, `.keys-${process.pid}-${randomBytes(4).toString('hex')}`);
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(rings, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return path;
}

/** @returns the ring, or what is wrong with it */
function parseRing(text: string): KeyRing | string {
  const secrets: Secret[] = [];
  for (const part of text.split(',').map((one) => one.trim())) {
    const [id = '', encoded = ''] = part.split(':');
    const key = Buffer.from(encoded, 'base64');
    if (!KEY_ID.test(id)) return 'each key is written as its id, a colon and the key in base64.';
    if (key.length !== KEY_BYTES) return `the key ${id} is not ${KEY_BYTES} bytes in base64.`;
    if (secrets.some((other) => other.id === id)) return `the id ${id} stands twice.`;
    secrets.push({ id, key });
  }
  const [first, ...later] = secrets;
  return first === undefined ? 'there is no key.' : [first, ...later];
}
