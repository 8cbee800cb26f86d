import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { loadContent } from '@smalspor/content/loading';
import { packAtc } from '@smalspor/domain/medicines';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withDuckDb } from '../duckdb/index.ts';
import { createTableOf } from './append-rows.ts';
import { createLeaf, plainLeafSql } from './leaf.ts';
import { createLineClasses } from './line-classes.ts';
import { judgedLinesSql } from './line-masks.ts';
import { planMeasures } from './plan.ts';

const content = loadContent();
const plan = planMeasures(content.indicators);
const YEAR = 2019;
let spillDirectory = '';

beforeAll(async () => {
  spillDirectory = await mkdtemp(join(tmpdir(), 'smalspor-leaf-'));
});
afterAll(() => rm(spillDirectory, { recursive: true, force: true }));

/** Invented lines: every product, returns of more than was sold, an unknown prescriber, and a doctor with very many. */
async function inventLines(
  connection: DuckDBConnection,
  options: { rows: number; ddd: number },
): Promise<void> {
  const atcs = ['J01CE02', 'J01CA04', 'J01MA02', 'J01XX05', 'J01FA01', 'J01XE01'].map((code) =>
    packAtc(code),
  );
  await createTableOf(
    connection,
    'product_ddd',
    { product: 'INTEGER', ddd_per_package: 'DOUBLE' },
    atcs.map((_, index) => [index, index === 5 ? null : options.ddd * (index + 1)]),
  );
  await connection.run(`
    CREATE TABLE lake_lines AS
    SELECT i AS line_key, i // 2 AS rx_key, i % 50 AS patient_key,
      CASE WHEN i % 7 = 0 THEN NULL WHEN i % 3 = 0 THEN 40000 ELSE i % 4 END::INTEGER AS prescriber,
      (${YEAR * 12} + i % 12)::INTEGER AS month, [${atcs.join(', ')}][i % 6 + 1]::INTEGER AS atc, (i % 6)::INTEGER AS product,
      CASE WHEN i % 4 = 0 THEN -100 ELSE 33 END::INTEGER AS packages100,
      CASE WHEN i % 5 = 0 THEN NULL ELSE (i * 37) % 700 END::INTEGER AS diagnosis, i % 2 = 0 AS female,
      (i % 97)::SMALLINT AS age, i % 3 > 0 AS on_list, i % 4 = 0 AS is_return, i % 4 = 1 AS first_line
    FROM range(${options.rows}) t(i);
    CREATE TABLE misjudged AS
    SELECT *, NOT first_line AS verdict FROM lake_lines WHERE NOT is_return AND line_key % 11 = 0`);
  await createLineClasses(connection, plan.lineMeasures, content.codeSets);
}

const differing = (connection: DuckDBConnection) => {
  const plain = plainLeafSql(plan, judgedLinesSql('lake_lines'));
  return connection.runAndReadAll(
    `SELECT count(*) FROM ((FROM leaf EXCEPT ALL ${plain}) UNION ALL (${plain} EXCEPT ALL FROM leaf))`,
  );
};

it.each([
  ['small sums that ride together in one word, some of them negative', { rows: 4000, ddd: 7.5 }],
  ['sums too large for their fields', { rows: 4000, ddd: 60_000 }],
  ['more lines than a count has room for', { rows: 900_000, ddd: 7.5 }],
])('packed sums are the plain sums: %s', async (_, options) => {
  await withDuckDb({ spillDirectory }, async (connection) => {
    await inventLines(connection, options);
    const steps: number[] = [];
    await createLeaf(connection, plan, [{ year: YEAR, sql: 'lake_lines' }], (done) => steps.push(done));
    expect(steps).toEqual([1]);
    const leaf = await connection.runAndReadAll('SELECT count(*), sum(n2) > 0, min(d0) < 0 FROM leaf');
    expect(leaf.getRows()[0]).toEqual([24n, true, true]);
    expect((await differing(connection)).getRows()[0]).toEqual([0n]);
  });
});
