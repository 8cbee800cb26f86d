import { mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Batch } from '@smalspor/domain/registers';
import { formatMonth, type Month, type PlainDate } from '@smalspor/domain/time';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { copyLakeFile } from '../lake/copy-lake-file.ts';
import { demandWholeLake } from '../lake/demand-whole-lake.ts';
import { sha256OfFile, syncToDisk } from '../lake/durable-files.ts';
import { sqlText } from '../lake/sql-text.ts';
import { quarantinePath } from '../lake/staged-batch.ts';
import { sweepBatchFiles } from '../lake/sweep-lake.ts';
import { OUTDATED, planRetention, type RetentionSettings } from './retention-plan.ts';

export interface RetentionDeps {
  readonly home: HomePaths;
  readonly settings: RetentionSettings;
  /** The present day, in Oslo. */
  readonly today: PlainDate;
  /** Every recorded batch that has not been deleted. */
  readonly batches: readonly Batch[];
  readonly memoryLimit?: string;
  readonly signal?: AbortSignal;
}

/** What retention has prepared. Nothing is deleted before `finish`. */
export interface RetentionOutcome {
  /** Batches with fewer months than before: their new `from`, `rows` and `files` are to be recorded. */
  readonly shortened: readonly Batch[];
  /** Ids of batches of which nothing is left. */
  readonly emptied: readonly string[];
  /** Ids of batches whose quarantine is deleted. */
  readonly quarantines: readonly string[];
  /**
   * Deletes the old files. To be called when the records have been changed and the releases that used these batches have
   * been withdrawn; if it is never reached, `sweepBatchFiles` does the same at the next start.
   */
  readonly finish: () => Promise<void>;
}

/**
 * Rewrites the lake files that hold months which have been kept long enough, under new names and beside the old ones.
 * A file's name says from which month it holds rows; files never change.
 * @throws Refusal `release-damaged` when a file to be rewritten is not what was written; nothing is rewritten then
 */
export async function applyRetention(deps: RetentionDeps): Promise<RetentionOutcome> {
  const { home, batches } = deps;
  const plan = planRetention(deps.settings, deps.today, batches);
  const shortened: Batch[] = [];
  const emptied: string[] = [];
  if (plan.cuts.length > 0) {
    const touched = plan.cuts.map(({ batch }) => batch);
    await demandWholeLake(home, touched, { refused: 'Nothing is deleted from', signal: deps.signal });
    const spillDirectory = await mkdtemp(join(home.temporary, 'retention-'));
    const settings = { spillDirectory, memoryLimit: deps.memoryLimit ?? '1GB' };
    try {
      await withDuckDb(settings, async (connection) => {
        for (const { batch, keepFrom } of plan.cuts) {
          const kept = await shorten(connection, home, batch, keepFrom);
          if (kept.rows === 0) emptied.push(batch.id);
          else if (kept !== batch) shortened.push(kept);
        }
      });
    } finally {
      await rm(spillDirectory, { recursive: true, force: true });
    }
  }
  const quarantines = [
    ...new Set([
      ...plan.quarantines.map(({ id }) => id),
      ...emptied.filter((id) => hasQuarantine(batches, id)),
    ]),
  ];
  return {
    shortened,
    emptied,
    quarantines,
    async finish() {
      const left = batches
        .filter(({ id }) => !emptied.includes(id))
        .map((batch) => shortened.find(({ id }) => id === batch.id) ?? batch);
      for (const id of quarantines) await rm(quarantinePath(home, id), { force: true });
      await syncToDisk(home.quarantine);
      const gone = batches.filter(({ id }) => emptied.includes(id)).map((batch) => ({ ...batch, files: [] }));
      await sweepBatchFiles(home, [...left, ...gone]);
    },
  };
}

function hasQuarantine(batches: readonly Batch[], id: string): boolean {
  return batches.some((batch) => batch.id === id && batch.rejectedRows > 0);
}

async function shorten(
  connection: DuckDBConnection,
  home: HomePaths,
  batch: Batch,
  keepFrom: Month,
): Promise<Batch> {
  const outdated = OUTDATED[batch.format]?.(keepFrom) ?? 'false';
  const files: Batch['files'][number][] = [];
  for (const file of batch.files) {
    const old = join(home.root, file.path);
    const kept = await countRows(connection, old, `NOT (${outdated})`);
    if (kept === file.rows) files.push(file);
    if (kept === file.rows || kept === 0) continue;
    const path = `${dirname(file.path)}/${originalName(file.path)}.from-${formatMonth(keepFrom)}.parquet`;
    const staged = join(home.staging, `${batch.id}-${basename(path)}`);
    const rows = await copyLakeFile(connection, old, staged, `NOT (${outdated})`);
    await syncToDisk(staged);
    await rename(staged, join(home.root, path));
    await syncToDisk(dirname(join(home.root, path)));
    files.push({ path, sha256: await sha256OfFile(join(home.root, path)), rows });
  }
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  // The period is shortened even where no row was lost, so that deliveries of one period keep having the same.
  const from = keepFrom > batch.to ? batch.to : keepFrom;
  return rows === batch.rows && from === batch.from ? batch : { ...batch, from, files, rows };
}

async function countRows(connection: DuckDBConnection, path: string, where: string): Promise<number> {
  const found = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE FROM read_parquet(${sqlText(path)}) WHERE ${where}`,
  );
  return (found.getRowsJS() as [[number]])[0][0];
}

/** The name before retention shortened the file for the first time. */
function originalName(path: string): string {
  return basename(path, '.parquet').replace(/\.from-.*$/, '');
}
