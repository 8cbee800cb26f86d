import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@smalspor/domain/refusal';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import type { EvaluationNote } from '../evaluation/index.ts';
import type { HomePaths } from '../home/home-paths.ts';
import type { CellColumns } from '../measure/cell-columns.ts';
import type { DoseQuality } from '../measure/doses.ts';
import type { OwnFile } from '../measure/own-cells.ts';
import type { ReleasedInstitutions } from './release-institutions.ts';
import { type DeclarationsNote, noteDeclarations } from './write-declarations.ts';

/** The way that releases are laid out; a reader refuses a format that it does not know. */
export const RELEASE_FORMAT = 'smalspor-release/1';

export const MANIFEST_FILE = 'manifest.json';
export const CUBE_DIRECTORY = 'cube';
/** What disclosure control lets through of municipalities, counties and nation. */
export const PUBLISHED_FILE = 'published.parquet';

/** A file of the release, relative to the release's directory. */
export interface ReleaseFile {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

export interface DisclosureCount {
  readonly level: string;
  readonly published: number;
  readonly hidden: number;
}

/** What a release is made of: everything that is needed to check it and to say where a number comes from. */
export interface ReleaseManifest {
  readonly format: typeof RELEASE_FORMAT;
  readonly id: string;
  readonly builtAt: string;
  readonly synthetic: boolean;
  /** First and last month of the dispensings. */
  readonly from: Month;
  readonly to: Month;
  readonly contentVersion: string;
  /** The ATC/DDD index that every dose of the release is counted by. */
  readonly dddIndexYear: number;
  readonly disclosureThreshold: number;
  readonly batches: readonly Pick<
    Batch,
    'id' | 'format' | 'register' | 'from' | 'to' | 'sequence' | 'rows' | 'quality' | 'files'
  >[];
  /** What doctors had declared in this house; the file itself is one of `files`. */
  readonly declarations: DeclarationsNote;
  readonly ownFiles: readonly OwnFile[];
  /** Where each indicator's cells lie in the own files. */
  readonly cellColumns: readonly CellColumns[];
  /** How far doses are known, and how far they agree with the register's own. */
  readonly doses: DoseQuality;
  readonly files: readonly ReleaseFile[];
  /** Aggregates that are shown and hidden, by level. */
  readonly disclosure: readonly DisclosureCount[];
  /** Prescribers with a list in the last month. */
  readonly prescribers: number;
  /** What was measured of institutions; left out where nothing was delivered, and in releases from before they were part. */
  readonly institutions?: ReleasedInstitutions;
  /** What is told of programmes; left out where nobody's participation was delivered, and in releases from before. */
  readonly evaluation?: EvaluationNote;
}

export function releaseDirectory(home: HomePaths, id: string): string {
  return join(home.releases, id);
}

/** @throws Refusal `release-damaged` for a manifest that is missing, no manifest or of another format */
export async function readManifest(home: HomePaths, id: string): Promise<ReleaseManifest> {
  const text = await readFile(join(releaseDirectory(home, id), MANIFEST_FILE), 'utf8').catch(() => null);
  const manifest = parseJson(text);
  if (!isManifest(manifest)) {
    throw new Refusal(
      'release-damaged',
      `Release ${id} has no manifest that this program can read: restore it from a backup or publish a new one.`,
    );
  }
  // Releases from before doctors could declare anything here were measured without it.
  return { ...manifest, declarations: manifest.declarations ?? noteDeclarations([], manifest.to) };
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** Members that readers go through; the whole is checked by its checksum. */
const LISTS = ['batches', 'ownFiles', 'cellColumns', 'files', 'disclosure'] as const;

function isManifest(value: unknown): value is ReleaseManifest {
  if (typeof value !== 'object' || value === null) return false;
  const { format, ...members } = value as Partial<Record<keyof ReleaseManifest, unknown>>;
  return format === RELEASE_FORMAT && LISTS.every((name) => Array.isArray(members[name]));
}
