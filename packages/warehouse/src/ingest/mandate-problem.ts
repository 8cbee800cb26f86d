import type { DuckDBConnection } from '@duckdb/node-api';
import type { Mandate } from '@smalspor/domain/institution-data';
import { appendRows } from './append-rows.ts';
import type { SemicolonFormat } from './formats/format.ts';
import type { RowProblem } from './row-problems.ts';

export const NO_MANDATE = 'no-mandate';

/** What is told about a row whose institution has not said that this sender may deliver for it in those months. */
export const MANDATE_PROBLEM: RowProblem = {
  column: 'organisation_number',
  code: NO_MANDATE,
  reason: {
    nb: 'Institusjonen har ikke gitt avsenderen fullmakt for disse månedene. Når den har det, leveres perioden på nytt med høyere nummer',
    en: 'The institution has given the sender no mandate for these months. When it has, deliver the period again with a higher sequence',
  },
};

/** A month after every other. */
const ENDLESS = 1_000_000;

/** Rows about institutions, or months, that the sender has no mandate for; one mandate must cover all months of a row. */
export function withoutMandate(
  { organisation, from, to }: NonNullable<SemicolonFormat['mandated']>,
  mandates: readonly Mandate[],
): RowProblem & { readonly find: (connection: DuckDBConnection) => Promise<string> } {
  return {
    ...MANDATE_PROBLEM,
    find: async (connection) => {
      await connection.run(
        'CREATE OR REPLACE TABLE mandate (mandated INTEGER, first_month INTEGER, last_month INTEGER)',
      );
      await appendRows(connection, 'mandate', mandates, (appender, mandate) => {
        appender.appendInteger(mandate.organisation);
        appender.appendInteger(mandate.from);
        appender.appendInteger(mandate.to ?? ENDLESS);
      });
      return `SELECT file, line FROM good_row WHERE NOT EXISTS (
        SELECT 1 FROM mandate WHERE mandated = ${organisation} AND first_month <= ${from} AND last_month >= ${to})`;
    },
  };
}
