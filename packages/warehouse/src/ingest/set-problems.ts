import type { DuckDBConnection } from '@duckdb/node-api';
import { type Geography, isMunicipalityValid, municipalityCode } from '@smalspor/domain/organisation';
import type { Month } from '@smalspor/domain/time';
import { appendRows } from './append-rows.ts';
import type { FormatText, SemicolonFormat } from './formats/format.ts';
import { isDecimal } from './row-sql.ts';

/** Something that only shows when all rows are seen together, or that SQL does not know. */
export interface SetProblem {
  readonly column: string;
  readonly code: string;
  readonly reason: FormatText;
  /** Whether any row of `row_value` is bad in this way. */
  readonly occurs: (connection: DuckDBConnection) => Promise<boolean>;
  /** SQL for the bad ones among the rows that are good so far, on a table that has `file` and `line`. */
  readonly bad: (connection: DuckDBConnection) => Promise<string>;
}

export function setProblems(
  format: SemicolonFormat,
  columns: readonly string[],
  geography: Geography,
): readonly SetProblem[] {
  const present = format.columns.filter(({ name }) => columns.includes(name));
  const decimals = present.filter(isDecimal).map(({ name }) => name);
  return [
    ...present.flatMap(({ name, type }) =>
      type.kind === 'municipality' ? [invalidMunicipality(name, type.validIn, geography)] : [],
    ),
    ...decimals.slice(0, 1).map(mixedDecimals),
    ...(format.unique.length === 0 ? [] : [repetition(format.unique)]),
  ];
}

function invalidMunicipality(column: string, validIn: string, geography: Geography): SetProblem {
  const invalidPairs = async (connection: DuckDBConnection) => {
    const pairs = await connection.runAndReadAll(
      `SELECT DISTINCT ${column}, ${validIn} FROM row_value WHERE problem = 0 AND ${column} IS NOT NULL`,
    );
    return (pairs.getRowsJS() as [number, number][]).filter(
      ([unit, month]) => !isMunicipalityValid(geography, municipalityCode(unit), month as Month),
    );
  };
  const table = `invalid_${column}`;
  return {
    column,
    code: 'municipality-not-valid',
    reason: {
      nb: 'Ingen kommune hadde dette nummeret på den tiden',
      en: 'No municipality had this code at the time',
    },
    occurs: async (connection) => (await invalidPairs(connection)).length > 0,
    async bad(connection) {
      const pairs = await invalidPairs(connection);
      await connection.run(`CREATE OR REPLACE TABLE ${table} (invalid_unit INTEGER, invalid_month INTEGER)`);
      await appendRows(connection, table, pairs, (appender, [unit, month]) => {
        appender.appendInteger(unit);
        appender.appendInteger(month);
      });
      return `EXISTS (SELECT 1 FROM ${table} WHERE invalid_unit = ${column} AND invalid_month = ${validIn})`;
    },
  };
}

/** Comma and point in one file: 1.234 may then be a thousand. The rarer sign is the wrong one. */
function mixedDecimals(column: string): SetProblem {
  const counts = async (connection: DuckDBConnection) => {
    const found = await connection.runAndReadAll(
      'SELECT count_if(decimals & 1 = 1)::DOUBLE, count_if(decimals & 2 = 2)::DOUBLE FROM row_value WHERE problem = 0',
    );
    const [[commas, points]] = found.getRowsJS() as [[number, number]];
    return { commas, points };
  };
  return {
    column,
    code: 'mixed-decimals',
    reason: {
      nb: 'Filen bruker både desimalkomma og desimalpunktum',
      en: 'The file uses both decimal comma and decimal point',
    },
    async occurs(connection) {
      const { commas, points } = await counts(connection);
      return commas > 0 && points > 0;
    },
    async bad(connection) {
      const { commas, points } = await counts(connection);
      if (commas === 0 || points === 0) return 'false';
      return points <= commas ? 'decimals & 2 = 2' : 'decimals & 1 = 1';
    },
  };
}

function repetition(unique: readonly string[]): SetProblem {
  const columns = unique.join(', ');
  return {
    column: unique.at(-1) as string,
    code: 'repeated',
    reason: { nb: 'Står allerede på en tidligere linje', en: 'Stands already on an earlier line' },
    async occurs(connection) {
      const found = await connection.runAndReadAll(
        `SELECT 1 FROM row_value WHERE problem = 0 GROUP BY ${columns} HAVING count(*) > 1 LIMIT 1`,
      );
      return found.currentRowCount > 0;
    },
    async bad(connection) {
      await connection.run(`CREATE OR REPLACE TABLE repetition AS
        SELECT file, line FROM row_value SEMI JOIN (
          SELECT ${columns} FROM row_value WHERE problem = 0 GROUP BY ${columns} HAVING count(*) > 1) USING (${columns})
        WHERE problem = 0
        QUALIFY row_number() OVER (PARTITION BY ${columns} ORDER BY file, line) > 1`);
      return 'EXISTS (SELECT 1 FROM repetition AS t WHERE t.file = row_value.file AND t.line = row_value.line)';
    },
  };
}
