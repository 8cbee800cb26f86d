import { createHash } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { DisclosureSettings } from '@smalspor/domain/disclosure';
import type { ProgrammeDefinition, UnitParticipation } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import type { Batch, RegisterFormat } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import { discloseRelease, storedPatterns } from '../disclose/index.ts';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import { createParticipants } from '../evaluation/index.ts';
import type { HomePaths } from '../home/home-paths.ts';
import type { InstitutionContent } from '../institutions/index.ts';
import { demandWholeLake } from '../lake/demand-whole-lake.ts';
import { sha256OfFile, syncToDisk, syncTree } from '../lake/durable-files.ts';
import { textSql } from '../measure/lake-files.ts';
import type { MeasureContent } from '../measure/measure-content.ts';
import { type MeasureStep, measureCube } from '../measure/measure-cube.ts';
import type { MonthSpan } from '../measure/spine.ts';
import { lakeFilesOf } from './lake-files-of.ts';
import {
  CUBE_DIRECTORY,
  type DisclosureCount,
  MANIFEST_FILE,
  PUBLISHED_FILE,
  RELEASE_FORMAT,
  type ReleaseFile,
  type ReleaseManifest,
  releaseDirectory,
} from './manifest.ts';
import { releaseEvaluation } from './release-evaluation.ts';
import { type InstitutionSettings, releaseInstitutions } from './release-institutions.ts';
import { noteDeclarations, type OwnDeclaration, writeDeclarations } from './write-declarations.ts';
import { writeHomes } from './write-homes.ts';

export type BuildStep = 'check' | MeasureStep | 'disclose' | 'write';

export interface BuildReleaseInput {
  readonly home: HomePaths;
  readonly id: string;
  /** The deliveries in force. */
  readonly batches: readonly Batch[];
  /** What doctors have declared in this house; it holds before what the deliveries say of the same months. */
  readonly declarations: readonly OwnDeclaration[];
  /** Who takes part in programmes in this house, beside whom the delivered lists name. */
  readonly participations?: readonly UnitParticipation[];
  readonly content: MeasureContent &
    InstitutionContent & { readonly version: string; readonly programmes: readonly ProgrammeDefinition[] };
  readonly institutions: InstitutionSettings;
  readonly dddIndexYear: number;
  readonly disclosure: DisclosureSettings;
  readonly memoryLimit: string;
  readonly threads: number | null;
  readonly now: () => string;
  readonly onProgress?: (step: BuildStep, done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

export interface BuiltRelease {
  readonly manifest: ReleaseManifest;
  /** SHA-256 of the manifest file: whoever has it can check everything else. */
  readonly manifestSha256: string;
}

/** Releases under construction; nothing reads from here and every start empties it. */
export function buildingDirectory(home: HomePaths): string {
  return join(home.releases, '.building');
}

/**
 * Builds a release beside the others and moves it into place whole. Readers find it only when the caller has then switched
 * the pointer; one that was never pointed to is swept by `sweepReleases`.
 * @throws Refusal `release-refused` when registers are missing or break the contract of the spine, `release-damaged` when a
 * lake file is not what was written
 */
export async function buildRelease(input: BuildReleaseInput): Promise<BuiltRelease> {
  const span = spanOf(input.batches);
  await demandWholeLake(input.home, input.batches, {
    refused: 'No release is built from',
    onProgress: (done, of) => input.onProgress?.('check', done, of),
    signal: input.signal,
  });
  const building = join(buildingDirectory(input.home), input.id);
  const cube = join(building, CUBE_DIRECTORY);
  await rm(building, { recursive: true, force: true });
  await mkdir(cube, { recursive: true, mode: 0o700 });
  try {
    const measured = await withDuckDb(
      {
        spillDirectory: input.home.temporary,
        memoryLimit: input.memoryLimit,
        ...(input.threads === null ? {} : { threads: input.threads }),
      },
      async (connection) => {
        const ownDeclarations = await writeDeclarations(connection, input.declarations, {
          directory: building,
          to: span.to,
        });
        const { own, cellColumns, quality } = await measureCube(connection, {
          files: { ...lakeFilesOf(input.home, input.batches), ownDeclarations },
          content: input.content,
          span,
          indexYear: input.dddIndexYear,
          patientsCountedBelow: input.disclosure.k,
          directory: cube,
          ...(input.onProgress === undefined ? {} : { onProgress: input.onProgress }),
          ...(input.signal === undefined ? {} : { signal: input.signal }),
        });
        await writeHomes(connection, span, cube);
        input.onProgress?.('disclose', 0, 1);
        await discloseRelease(connection, {
          content: input.content,
          span,
          settings: input.disclosure,
          previous: await storedPatterns(input.home.releases, CUBE_DIRECTORY),
          directory: cube,
        });
        const prescribers = await countPrescribers(connection, span);
        const disclosure = await countDisclosed(connection, cube);
        const participants = await createParticipants(connection, input.participations ?? []);
        const institutions = await releaseInstitutions(connection, input, participants, { building, cube });
        const evaluation = await releaseEvaluation(connection, {
          content: input.content,
          span,
          cellColumns,
          institutions,
          k: input.disclosure.k,
          homes: input.institutions.disclosure,
          cube,
        });
        return { own, cellColumns, quality, prescribers, disclosure, institutions, evaluation };
      },
    );
    input.onProgress?.('write', 0, 1);
    const manifest: ReleaseManifest = {
      format: RELEASE_FORMAT,
      id: input.id,
      builtAt: input.now(),
      synthetic: input.batches.some(({ synthetic }) => synthetic),
      ...span,
      contentVersion: input.content.version,
      dddIndexYear: input.dddIndexYear,
      disclosureThreshold: input.disclosure.k,
      batches: input.batches.map(({ id, format, register, from, to, sequence, rows, quality, files }) => ({
        id,
        format,
        register,
        from,
        to,
        sequence,
        rows,
        quality,
        files,
      })),
      declarations: noteDeclarations(input.declarations, span.to),
      ownFiles: measured.own,
      cellColumns: measured.cellColumns,
      doses: measured.quality,
      files: await describeFiles(building),
      disclosure: measured.disclosure,
      prescribers: measured.prescribers,
      ...(measured.institutions === null ? {} : { institutions: measured.institutions }),
      ...(measured.evaluation === null ? {} : { evaluation: measured.evaluation }),
    };
    const text = `${JSON.stringify(manifest, null, 2)}\n`;
    await writeFile(join(building, MANIFEST_FILE), text, { mode: 0o600 });
    input.signal?.throwIfAborted();
    await syncTree(building);
    await rename(building, releaseDirectory(input.home, input.id));
    await syncToDisk(input.home.releases);
    return { manifest, manifestSha256: createHash('sha256').update(text).digest('hex') };
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
}

/**
 * The months that the dispensings cover; at a site of institutions alone those of what they bought.
 * @throws Refusal `release-refused` when there is nothing to measure
 */
function spanOf(batches: readonly Batch[]): MonthSpan {
  const of = (wanted: RegisterFormat) => batches.filter(({ format }) => format === wanted);
  const missing = (['dispensings', 'gp-lists'] as const).filter((format) => of(format).length === 0);
  if (missing.length === 0) return spanned(of('dispensings'));
  const sales = of('institution-sales');
  if (missing.length === 2 && sales.length > 0 && of('institutions').length > 0) return spanned(sales);
  throw new Refusal(
    'release-refused',
    `A release needs ${missing.join(' and ')}: import them first. At a site of institutions alone it needs institutions and institution-sales.`,
  );
}

function spanned(batches: readonly Batch[]): MonthSpan {
  return {
    from: Math.min(...batches.map(({ from }) => from)) as Month,
    to: Math.max(...batches.map(({ to }) => to)) as Month,
  };
}

async function countPrescribers(connection: DuckDBConnection, span: MonthSpan): Promise<number> {
  const rows = await connection.runAndReadAll(
    `SELECT count(DISTINCT prescriber) FROM spine WHERE month = ${span.to}`,
  );
  return Number(rows.getRowsJS()[0]?.[0] ?? 0);
}

/** How much of what could be told of others is told. */
async function countDisclosed(
  connection: DuckDBConnection,
  cube: string,
): Promise<readonly DisclosureCount[]> {
  const rows = await connection.runAndReadAll(
    `SELECT level, count(*) FILTER (state = 'shown'), count(*) FILTER (state <> 'shown')
     FROM read_parquet(${textSql(join(cube, PUBLISHED_FILE))}) GROUP BY level ORDER BY level`,
  );
  return rows.getRowsJS().map(([level, published, hidden]) => ({
    level: String(level),
    published: Number(published),
    hidden: Number(hidden),
  }));
}

async function describeFiles(directory: string): Promise<readonly ReleaseFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Promise.all(
    paths.map(async (path) => ({
      path: relative(directory, path),
      sha256: await sha256OfFile(path),
      bytes: (await stat(path)).size,
    })),
  );
}
