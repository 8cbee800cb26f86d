import type { DuckDBConnection } from '@duckdb/node-api';
import { countedLinesSql, hasBitSql } from './line-masks.ts';
import type { LeafColumn, MeasurePlan } from './plan.ts';
import type { YearSource } from './year-sources.ts';

/**
 * The leaf: one row for each prescriber and month with every distinct sum. The only statement over the facts; it runs
 * once for each group of files so that its hash table stays small.
 */
export function leafSql(plan: MeasurePlan, source: string): string {
  return `SELECT prescriber, month, ${plan.leafColumns.map(sumSql).join(', ')}
    FROM ${countedLinesSql(plan.lineMeasures, source)} GROUP BY prescriber, month`;
}

export async function createLeaf(
  connection: DuckDBConnection,
  plan: MeasurePlan,
  sources: readonly YearSource[],
  afterEach: (done: number) => void,
): Promise<void> {
  for (const [index, source] of sources.entries()) {
    await connection.run(
      `${index === 0 ? 'CREATE TABLE leaf AS' : 'INSERT INTO leaf'} ${leafSql(plan, source.sql)}`,
    );
    afterEach(index + 1);
  }
}

function sumSql({ name, measure, of }: LeafColumn): string {
  const counts = hasBitSql(measure);
  if (of === 'lines') return `count_if(${counts})::INTEGER AS ${name}`;
  const what = of === 'ddd' ? 'ddd' : 'ddd::BIGINT * ddd';
  return `coalesce(sum(${what}) FILTER (${counts}), 0)::BIGINT AS ${name}`;
}
