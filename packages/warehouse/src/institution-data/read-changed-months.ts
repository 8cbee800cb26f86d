import { join } from 'node:path';
import type { Batch } from '@smalspor/domain/registers';
import type { Month } from '@smalspor/domain/time';
import { withDuckDb } from '../duckdb/with-duckdb.ts';
import type { HomePaths } from '../home/home-paths.ts';
import { currentBatches, isSamePeriod, isSameStream } from '../lake/current-batches.ts';
import { filesSql } from '../measure/lake-files.ts';
import type { MonthSpan } from '../measure/spine.ts';

/** What deliveries say of an institution's months: what was sold, added up, and every line of bed days. */
const ROWS = {
  'institution-sales': (source: string, where: string) =>
    `SELECT month, ward_type, atc, product, sum(packages100)::BIGINT AS value FROM ${source} WHERE ${where} GROUP BY ALL`,
  'bed-days': (source: string, where: string) =>
    `SELECT month, ward_type, from_month, to_month, bed_days AS value
     FROM ${source}, unnest(range(from_month, to_month + 1)) AS m(month) WHERE ${where}`,
} as const;
const FORMATS = ['institution-sales', 'bed-days'] as const;

/** Deliveries, and those that stand in their place. */
export interface ReplacedBatches {
  readonly before: readonly Batch[];
  readonly after: readonly Batch[];
}

/** Every delivery of sales or bed days that another has taken the place of, beside that one. */
export function replacedBatches(batches: readonly Batch[]): readonly ReplacedBatches[] {
  const inForce = currentBatches(batches);
  return batches.flatMap((before) => {
    const after = inForce.find((each) => isSameStream(each, before) && isSamePeriod(each, before));
    return after === undefined || after.id === before.id ? [] : [{ before: [before], after: [after] }];
  });
}

/**
 * Months of which one delivery says something else of an institution than the one before it, oldest first. What says the same
 * again changes nothing.
 */
export async function readChangedMonths(
  home: HomePaths,
  replaced: readonly ReplacedBatches[],
  { organisation, span }: { readonly organisation: number; readonly span: MonthSpan },
): Promise<readonly Month[]> {
  const where = `organisation = ${organisation} AND month BETWEEN ${span.from} AND ${span.to}`;
  const differences = replaced.flatMap(({ before, after }) =>
    FORMATS.flatMap((format) => {
      const [old, now] = [filesOf(home, before, format), filesOf(home, after, format)];
      const rows = (files: readonly string[], others: readonly string[]) =>
        // Without files there are no rows, and the others' columns tell what there would have been.
        files.length === 0
          ? `${ROWS[format](filesSql(others), 'false')}`
          : ROWS[format](filesSql(files), where);
      if (old.length + now.length === 0) return [];
      const [first, second] = [rows(old, now), rows(now, old)];
      return [
        `SELECT month FROM ((${first}) EXCEPT ALL (${second}))`,
        `SELECT month FROM ((${second}) EXCEPT ALL (${first}))`,
      ];
    }),
  );
  if (differences.length === 0) return [];
  const found = await withDuckDb({ spillDirectory: home.temporary }, (connection) =>
    connection.runAndReadAll(
      `SELECT DISTINCT month FROM (${differences.join(' UNION ALL ')}) ORDER BY month`,
    ),
  );
  return found.getRowsJS().map(([month]) => Number(month) as Month);
}

function filesOf(home: HomePaths, batches: readonly Batch[], format: Batch['format']): readonly string[] {
  return batches
    .filter((batch) => batch.format === format)
    .flatMap(({ files }) => files.map(({ path }) => join(home.root, path)));
}
