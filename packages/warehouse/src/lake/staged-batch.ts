import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegisterFormat } from '@smalspor/domain/registers';
import type { HomePaths } from '../home/home-paths.ts';
import { syncToDisk, syncTree } from './durable-files.ts';

/** The way that lake files are laid out; a reader refuses files of a format that it does not know. */
export const LAKE_FORMAT = 'smalspor-lake/1';

/** A delivery under construction. Nothing of it is seen before `commit`. */
export interface StagedBatch {
  readonly id: string;
  /** Where its lake files are written. */
  readonly directory: string;
  /** Where the encrypted quarantine of its refused rows is written. */
  readonly quarantineFile: string;
}

/** A batch's directory in the lake, relative to the home directory, with forward slashes. */
export function batchDirectory(format: RegisterFormat, id: string): string {
  return `lake/${format}/${id}`;
}

export function quarantinePath(home: HomePaths, batchId: string): string {
  return join(home.quarantine, `${batchId}.enc`);
}

/** Opens an empty place in the staging area. */
export async function stageBatch(home: HomePaths, id: string): Promise<StagedBatch> {
  const directory = join(home.staging, id);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  return { id, directory, quarantineFile: join(home.staging, `${id}.enc`) };
}

/**
 * Forces everything to the disk and moves it into place. The lake directory comes last, so that a batch that can be
 * seen is whole; the caller then records the batch, and what was never recorded is swept by `sweepLake`.
 */
export async function commitStaged(
  home: HomePaths,
  staged: StagedBatch,
  format: RegisterFormat,
  parts: { readonly lake: boolean; readonly quarantine: boolean },
): Promise<void> {
  if (parts.quarantine) {
    await syncToDisk(staged.quarantineFile);
    await rename(staged.quarantineFile, quarantinePath(home, staged.id));
    await syncToDisk(home.quarantine);
  }
  if (!parts.lake) return abortStaged(staged);
  await syncTree(staged.directory);
  const parent = join(home.lake, format);
  await mkdir(parent, { recursive: true, mode: 0o700 });
  await rename(staged.directory, join(parent, staged.id));
  await syncToDisk(parent);
  await syncToDisk(home.lake);
}

/** Removes what was written and is not in place. */
export async function abortStaged(staged: StagedBatch): Promise<void> {
  await rm(staged.directory, { recursive: true, force: true });
  await rm(staged.quarantineFile, { force: true });
}
