import type { DuckDBConnection } from '@duckdb/node-api';
import type { Mandate } from '@smalspor/domain/institution-data';
import { type Geography, isMunicipalityValid, municipalityCode } from '@smalspor/domain/organisation';
import type { Month } from '@smalspor/domain/time';
import { appendRows } from './append-rows.ts';
import { packDiagnosisCode } from './code-text.ts';
import type { Column, SemicolonFormat } from './formats/format.ts';
import { withoutMandate } from './mandate-problem.ts';
import { maybeRepeated } from './parse/repetition-filter.ts';
import { malformedValue, type RowProblem } from './row-problems.ts';

/** Something that only shows when all rows are seen together, or that SQL does not know. */
export interface SetProblem extends RowProblem {
  /** SQL for `file` and `line` of the bad ones in `good_row`; `null` when there is none. */
  readonly find: (connection: DuckDBConnection) => Promise<string | null>;
}

export function setProblems(
  format: SemicolonFormat,
  columns: readonly string[],
  geography: Geography,
  mandates?: readonly Mandate[],
): readonly SetProblem[] {
  const present = format.columns.filter(({ name }) => columns.includes(name));
  const decimals = present.find(({ type }) => type.kind === 'hundredths' || type.kind === 'decimal');
  return [
    ...(format.mandated && mandates ? [withoutMandate(format.mandated, mandates)] : []),
    ...present.flatMap((column) => unknownValues(column, geography)),
    ...(decimals === undefined ? [] : [mixedDecimals(decimals.name)]),
    ...(format.unique.length === 0 ? [] : [repetition(format)]),
    ...(format.noOverlap ? [overlap(format.noOverlap)] : []),
  ];
}

/** Codes that have the right shape for their column, and yet are none. Their distinct values are few. */
function unknownValues(column: Column, geography: Geography): readonly SetProblem[] {
  const { name, type } = column;
  switch (type.kind) {
    case 'diagnosis':
      return [
        {
          ...malformedValue(column),
          find: findInvalid(
            [type.system, name],
            ([system, code]) => packDiagnosisCode(system as string, code as bigint) !== null,
          ),
        },
      ];
    case 'municipality':
      return [
        {
          column: name,
          code: 'municipality-not-valid',
          reason: {
            nb: 'Ingen kommune hadde dette nummeret på den tiden',
            en: 'No municipality had this code at the time',
          },
          find: findInvalid([name, type.validIn], ([unit, month]) =>
            isMunicipalityValid(geography, municipalityCode(unit as number), month as Month),
          ),
        },
      ];
    default:
      return [];
  }
}

type Value = string | number | bigint;

/** Looks each distinct combination of values up; a row in which one of them is missing is not judged. */
function findInvalid(
  expressions: readonly string[],
  isValid: (values: readonly Value[]) => boolean,
): SetProblem['find'] {
  return async (connection) => {
    const known = expressions.map((sql) => `(${sql}) IS NOT NULL`).join(' AND ');
    const names = expressions.map((_, index) => `value_${index}`);
    const listed = expressions.map((sql, index) => `${sql} AS ${names[index]}`).join(', ');
    const distinct = await connection.runAndReadAll(`SELECT DISTINCT ${listed} FROM good_row WHERE ${known}`);
    const invalid = (distinct.getRowsJS() as Value[][]).filter((values) => !isValid(values));
    if (invalid.length === 0) return null;
    const types = distinct.columnTypes().map((type, index) => `${names[index]} ${type}`);
    await connection.run(`CREATE OR REPLACE TABLE invalid_value (${types.join(', ')})`);
    await appendRows(connection, 'invalid_value', invalid, (appender, values) => {
      for (const value of values) {
        if (typeof value === 'string') appender.appendVarchar(value);
        else if (typeof value === 'bigint') appender.appendBigInt(value);
        else appender.appendInteger(value);
      }
    });
    return `SELECT file, line FROM (SELECT file, line, ${listed} FROM good_row) SEMI JOIN invalid_value USING (${names.join(', ')})`;
  };
}

/** Comma and point in one file: 1.234 may then be a thousand. The rarer sign is the wrong one. */
function mixedDecimals(column: string): SetProblem {
  return {
    column,
    code: 'mixed-decimals',
    reason: {
      nb: 'Filen bruker både desimalkomma og desimalpunktum, og dette er det sjeldneste av dem',
      en: 'The file uses both decimal comma and decimal point, and this is the rarer of them',
    },
    async find(connection) {
      const found = await connection.runAndReadAll(
        'SELECT count_if(signs & 1 = 1)::DOUBLE, count_if(signs & 2 = 2)::DOUBLE FROM good_row',
      );
      const [[commas, points]] = found.getRowsJS() as [[number, number]];
      if (commas === 0 || points === 0) return null;
      return `SELECT file, line FROM good_row WHERE ${points <= commas ? 'signs & 2 = 2' : 'signs & 1 = 1'}`;
    },
  };
}

function repetition({ unique, columns: all }: SemicolonFormat): SetProblem {
  const columns = unique.join(', ');
  const isHash =
    unique.length === 1 && all.some(({ name, type }) => name === columns && type.kind === 'rowNumber');
  const rows = isHash ? `good_row SEMI JOIN ${maybeRepeated(columns)} USING (${columns})` : 'good_row';
  const repeated = `SELECT ${columns} FROM ${rows} GROUP BY ${columns} HAVING count(*) > 1`;
  return {
    column: unique.at(-1) as string,
    code: 'repeated',
    reason: { nb: 'Står allerede på en tidligere linje', en: 'Stands already on an earlier line' },
    async find(connection) {
      const found = await connection.runAndReadAll(`${repeated} LIMIT 1`);
      if (found.currentRowCount === 0) return null;
      return `SELECT file, line FROM good_row SEMI JOIN (${repeated}) USING (${columns})
        QUALIFY row_number() OVER (PARTITION BY ${columns} ORDER BY file, line) > 1`;
    },
  };
}

/** A month after every other. */
const ENDLESS = 1_000_000;

/** The later of two rows whose months meet; the one that begins first stays. */
function overlap({ within, from, to }: NonNullable<SemicolonFormat['noOverlap']>): SetProblem {
  return {
    column: from,
    code: 'overlaps',
    reason: {
      nb: 'Begynner før en annen linje om det samme er slutt',
      en: 'Begins before another line about the same has ended',
    },
    find: async (connection) => {
      const found = `SELECT file, line FROM good_row
        QUALIFY ${from} <= max(coalesce(${to}, ${ENDLESS})) OVER (
          PARTITION BY ${within.join(', ')} ORDER BY ${from}, file, line ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)`;
      const first = await connection.runAndReadAll(`${found} LIMIT 1`);
      return first.currentRowCount === 0 ? null : found;
    },
  };
}
