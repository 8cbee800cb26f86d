import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Batch } from '@smalspor/domain/registers';
import { copyToParquet } from '../lake/copy-to-parquet.ts';
import { sha256OfFile } from '../lake/durable-files.ts';
import { batchDirectory, type StagedBatch } from '../lake/staged-batch.ts';
import { appendRows } from './append-rows.ts';
import { packDiagnosisCode } from './code-text.ts';
import type { Declaration } from './declaration.ts';
import type { LakeColumn, LakeLookup, LakeTable, SemicolonFormat } from './formats/format.ts';
import { withPeriod } from './sql-words.ts';

export interface LakeWriting {
  readonly declaration: Declaration;
  readonly patientKey: string | null;
  readonly resolvePrescribers: (hprNumbers: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  readonly onFile: (done: number, total: number) => void;
}

/** Writes the good rows as Parquet files into the staged directory. */
export async function writeLake(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  lake: LakeTable,
  staged: StagedBatch,
  writing: LakeWriting,
): Promise<Batch['files']> {
  for (const statement of format.prepare) await connection.run(statement);
  const lookups = lake.columns.flatMap(({ name, from }) =>
    typeof from === 'string' ? [] : [{ name, from }],
  );
  for (const { name, from } of lookups) await fillLookup(connection, name, from, writing.resolvePrescribers);
  await mkdir(staged.directory, { recursive: true });
  const files: { path: string; sha256: string; rows: number }[] = [];
  const parts = await partsOf(connection, lake);
  for (const [index, part] of parts.entries()) {
    writing.onFile(index, parts.length);
    const path = join(staged.directory, part.file);
    const select = selectSql(lake, writing.declaration, part.where);
    const rows = await copyToParquet(connection, select, path, {
      register_format: `${format.id}/${format.version}`,
      patient_key: writing.patientKey ?? '',
    });
    files.push({
      path: `${batchDirectory(format.id, staged.id)}/${part.file}`,
      sha256: await sha256OfFile(path),
      rows,
    });
  }
  writing.onFile(parts.length, parts.length);
  return files;
}

interface LakePart {
  readonly file: string;
  readonly where: string;
}

async function partsOf(connection: DuckDBConnection, lake: LakeTable): Promise<readonly LakePart[]> {
  if (typeof lake.file === 'string') return [{ file: lake.file, where: 'true' }];
  const { partition } = lake.file;
  const found = await connection.runAndReadAll(
    `SELECT DISTINCT (${partition})::INTEGER AS part FROM good_row ORDER BY part`,
  );
  return found.getRowsJS().map(([part]) => ({ file: `${part}.parquet`, where: `${partition} = ${part}` }));
}

function selectSql(lake: LakeTable, declaration: Declaration, where: string): string {
  const columns = lake.columns.map(
    (column) => `(${lakeValue(column, declaration)})::${column.type} AS ${column.name}`,
  );
  const joins = lake.columns.flatMap(({ name, from }) =>
    typeof from === 'string'
      ? []
      : [
          `LEFT JOIN ${lookupTable(name)} ON ${from.columns.map((column) => `${lookupTable(name)}.${column} = r.${column}`).join(' AND ')}`,
        ],
  );
  return `SELECT ${columns.join(',\n      ')}
    FROM good_row AS r ${[...joins, ...(lake.joins ?? [])].join('\n      ')}
    WHERE ${where}
    ORDER BY ${lake.orderBy.join(', ')}`;
}

function lakeValue(column: LakeColumn, declaration: Declaration): string {
  return typeof column.from === 'string'
    ? withPeriod(column.from, declaration)
    : `${lookupTable(column.name)}.found`;
}

function lookupTable(column: string): string {
  return `lookup_${column}`;
}

/** Looks the distinct values up once, outside SQL: codes are packed by the domain, HPR numbers resolved by the caller. */
async function fillLookup(
  connection: DuckDBConnection,
  name: string,
  { lookup, columns }: LakeLookup,
  resolvePrescribers: LakeWriting['resolvePrescribers'],
): Promise<void> {
  const list = columns.map((column) => `r.${column}`).join(', ');
  await connection.run(`CREATE TABLE ${lookupTable(name)} AS
    SELECT DISTINCT ${list}, NULL::INTEGER AS found FROM good_row AS r WHERE ${columns.map((column) => `r.${column} IS NOT NULL`).join(' AND ')}`);
  const distinct = (
    await connection.runAndReadAll(`SELECT ${columns.join(', ')} FROM ${lookupTable(name)}`)
  ).getRowsJS();
  const found = await lookUp(lookup, distinct as unknown as Values[], resolvePrescribers);
  await connection.run(`DELETE FROM ${lookupTable(name)}`);
  await appendRows(connection, lookupTable(name), distinct.keys(), (appender, index) => {
    for (const value of distinct[index] as unknown as Values) {
      if (typeof value === 'string') appender.appendVarchar(value);
      else if (typeof value === 'bigint') appender.appendBigInt(value);
      else appender.appendInteger(value);
    }
    appender.appendInteger(found[index] as number);
  });
}

type Values = readonly (string | number | bigint)[];

async function lookUp(
  lookup: LakeLookup['lookup'],
  values: readonly Values[],
  resolvePrescribers: LakeWriting['resolvePrescribers'],
): Promise<readonly number[]> {
  const known = lookup === 'prescriber' ? await resolvePrescribers(values.map(([hpr]) => String(hpr))) : null;
  return values.map(([first, second]) => {
    const found =
      lookup === 'prescriber'
        ? known?.get(String(first))
        : packDiagnosisCode(first as string, second as bigint);
    // The checks let nothing else through, and every HPR number is given an internal one.
    if (found === undefined || found === null)
      throw new Error(`No ${lookup} was found for a value of a good row`);
    return found;
  });
}
