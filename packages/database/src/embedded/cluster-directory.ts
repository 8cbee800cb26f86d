import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';

/** Where the embedded server keeps what, under `<home>/postgres`. */
export interface ClusterDirectory {
  readonly root: string;
  readonly data: string;
  readonly credentials: string;
  readonly log: string;
  /** Only used where the shipped programs cannot be run in place. */
  readonly runtime: string;
}

/** Passwords of the embedded server; made with the cluster, readable by the owner of the home only. */
export interface ClusterCredentials {
  readonly superuser: string;
  readonly application: string;
}

export function clusterDirectory(root: string): ClusterDirectory {
  return {
    root,
    data: join(root, 'data'),
    credentials: join(root, 'credentials.json'),
    log: join(root, 'server.log'),
    runtime: join(root, '..', '.postgres-runtime'),
  };
}

export function makeCredentials(): ClusterCredentials {
  return {
    superuser: randomBytes(24).toString('base64url'),
    application: randomBytes(24).toString('base64url'),
  };
}

/** @throws Refusal `configuration-invalid` when the file is missing or is not what was written */
export async function readCredentials(directory: ClusterDirectory): Promise<ClusterCredentials> {
  const text = await readFile(directory.credentials, 'utf8').catch(() => null);
  if (text === null) throw unusableCredentials('cannot be read');
  let parsed: unknown = null;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Told below; the parser's own words could repeat a password.
  }
  if (!isCredentials(parsed)) throw unusableCredentials('is not what was written');
  return parsed;
}

export function unusableCredentials(what: string): Refusal {
  return new Refusal(
    'configuration-invalid',
    `postgres/credentials.json in the home ${what}: restore it from the backup. It must be of the same moment as the database.`,
  );
}

function isCredentials(value: unknown): value is ClusterCredentials {
  if (typeof value !== 'object' || value === null) return false;
  const { superuser, application } = value as Partial<Record<keyof ClusterCredentials, unknown>>;
  return typeof superuser === 'string' && typeof application === 'string';
}
