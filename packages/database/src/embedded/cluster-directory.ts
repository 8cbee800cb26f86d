import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

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

export async function readCredentials(directory: ClusterDirectory): Promise<ClusterCredentials> {
  return JSON.parse(await readFile(directory.credentials, 'utf8'));
}
