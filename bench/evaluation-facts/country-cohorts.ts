import type { DuckDBConnection } from '@duckdb/node-api';
import { DEFAULT_DISCLOSURE } from '../../packages/domain/src/disclosure/index.ts';
import { type CohortRow, PANDEMIC_FROM } from '../../packages/domain/src/evaluation/index.ts';
import type { Geography } from '../../packages/domain/src/organisation/index.ts';
import type { RollOut } from '../../packages/domain/src/programmes/index.ts';
import { type Month, toMonth } from '../../packages/domain/src/time/index.ts';
import {
  createDoctorMonths,
  readCohorts,
  writeCohorts,
} from '../../packages/warehouse/src/evaluation/index.ts';
import { createTableOf } from '../../packages/warehouse/src/measure/append-rows.ts';
import type { CellColumns } from '../../packages/warehouse/src/measure/cell-columns.ts';
import type { SmallCountry, Years } from './small-country.ts';

/** Where each indicator’s sums lie in the table of months that this bench fills. */
const COLUMNS = [
  ['prescriptions-per-1000', 's0', 's1'],
  ['penicillin-v-share', 's2', 's3'],
] as const;

export interface Cohorts {
  readonly span: { readonly from: Month; readonly to: Month; readonly windowsTo: Month };
  readonly rows: ReadonlyMap<string, readonly CohortRow[]>;
}

/** What each release is made of before its cohorts are added up: every doctor’s month with a list, and who took part. */
export async function fillMonths(connection: DuckDBConnection, country: SmallCountry): Promise<void> {
  const number = 'DOUBLE';
  await createTableOf(
    connection,
    'monthly',
    {
      prescriber: 'INTEGER',
      month: 'INTEGER',
      municipality: 'INTEGER',
      listed: 'BOOLEAN',
      s0: number,
      s1: number,
      s2: number,
      s3: number,
    },
    country.doctorMonths.map((row) => [
      row.prescriber,
      row.month,
      row.municipality,
      true,
      row.own,
      row.personMonths,
      row.penicillinV,
      row.respiratory,
    ]),
  );
  await createTableOf(
    connection,
    'participant',
    { programme: 'VARCHAR', prescriber: 'INTEGER', started: 'INTEGER' },
    country.participants.map(({ prescriber, started }) => ['rak', prescriber, started]),
  );
}

/** The release’s own sums by county, start and month, with the disclosure that it comes with. */
export async function cohortsOf(
  connection: DuckDBConnection,
  { geography, rollOut, directory }: { geography: Geography; rollOut: RollOut; directory: string },
  years: Years,
): Promise<Cohorts> {
  const span = { from: toMonth(years.from, 1), to: toMonth(years.to, 12) };
  const columns = COLUMNS.map(
    ([indicator, numerator, denominator]): CellColumns => ({
      indicator,
      version: 1,
      kinds: ['month'],
      numerator,
      denominator,
      squares: null,
      sum: null,
      expected: null,
    }),
  );
  await createDoctorMonths(connection, { programme: 'rak', geography, rollOut, span, columns });
  const windowsTo = Math.min(span.to, PANDEMIC_FROM - 1) as Month;
  const evaluated = {
    programme: 'rak',
    span,
    indicators: columns.map(({ indicator }) => indicator),
    k: DEFAULT_DISCLOSURE.k,
    windowsTo,
  };
  const note = await writeCohorts(connection, [evaluated], directory);
  const cells = (await readCohorts(connection, directory, note, 'rak')) ?? [];
  return { span: { ...span, windowsTo }, rows: Map.groupBy(cells, ({ indicator }) => indicator) };
}
