import type { DuckDBConnection } from '@duckdb/node-api';
import { unpackAtc } from '@smalspor/domain/medicines';
import type { Declaration } from './declaration.ts';
import type { SemicolonFormat } from './formats/format.ts';
import { withPeriod } from './sql-words.ts';

/** The number of good rows as `rows`, and the plain figures that the format asks for. */
export async function measureQuality(
  connection: DuckDBConnection,
  format: SemicolonFormat,
  declaration: Declaration,
  isKnownAtc: (atc: string) => boolean,
): Promise<Readonly<Record<string, number>>> {
  const figures = Object.entries({ rows: 'count(*)', ...format.quality }).map(
    ([name, sql]) => `coalesce(${withPeriod(sql, declaration)}, 0)::DOUBLE AS "${name}"`,
  );
  const [quality] = (
    await connection.runAndReadAll(`SELECT ${figures.join(', ')} FROM good_row`)
  ).getRowObjectsJS() as [Record<string, number>];
  const atc = format.columns.find(({ type }) => type.kind === 'atc');
  if (atc === undefined) return quality;
  const codes = await connection.runAndReadAll(
    `SELECT ${atc.name}, count(*)::DOUBLE FROM good_row WHERE ${atc.name} IS NOT NULL GROUP BY ALL`,
  );
  const unknown = (codes.getRowsJS() as [number, number][]).filter(([code]) => !isKnownAtc(unpackAtc(code)));
  return { ...quality, unknownAtc: unknown.reduce((sum, [, rows]) => sum + rows, 0) };
}
