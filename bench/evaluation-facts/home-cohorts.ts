import type { DuckDBConnection } from '@duckdb/node-api';
import { DEFAULT_INSTITUTION_DISCLOSURE } from '../../packages/domain/src/institution-disclosure/index.ts';
import { toMonth } from '../../packages/domain/src/time/index.ts';
import { worldMonth } from '../../packages/synthetic/src/country/world-time.ts';
import type {
  InstitutionTruth,
  TrueHome,
} from '../../packages/synthetic/src/institutions/institution-truth.ts';
import { readCohorts, writeCohorts } from '../../packages/warehouse/src/evaluation/index.ts';
import { createTableOf } from '../../packages/warehouse/src/measure/append-rows.ts';
import type { Cohorts } from './country-cohorts.ts';
import { domainMonth, type Years } from './small-country.ts';

const MEASURES = [
  ['institution-total', 'told'],
  ['institution-urinary', 'urinaryTold'],
] as const;

/** What the generator would know of a country of fewer years. */
export function truthOfYears(truth: InstitutionTruth, made: Years, years: Years): InstitutionTruth {
  const from = worldMonth(years.from, 1) - worldMonth(made.from, 1);
  const until = worldMonth(years.to + 1, 1) - worldMonth(made.from, 1);
  const cut = (months: Float64Array) => months.subarray(from, until);
  return {
    ...truth,
    homes: truth.homes.map(
      (home): TrueHome => ({
        ...home,
        bedDays: cut(home.bedDays),
        withProgramme: cut(home.withProgramme),
        withoutProgramme: cut(home.withoutProgramme),
        urinaryWith: cut(home.urinaryWith),
        urinaryWithout: cut(home.urinaryWithout),
        told: cut(home.told),
        urinaryTold: cut(home.urinaryTold),
      }),
    ),
  };
}

/** The release’s own sums by county, start and month of homes whose months are counted by the generator, with the disclosure that they come with. */
export async function homeCohortsOf(
  connection: DuckDBConnection,
  directory: string,
  { homes }: InstitutionTruth,
  years: Years,
): Promise<Cohorts> {
  const [first, last] = [worldMonth(years.from, 1), worldMonth(years.to, 12)];
  /** Who begins later is on no list yet. */
  const startOf = ({ participant }: TrueHome) =>
    participant && participant.start <= last ? domainMonth(participant.start) : null;
  await createTableOf(
    connection,
    'evaluated_rask',
    {
      unit: 'INTEGER',
      month: 'INTEGER',
      county: 'INTEGER',
      started: 'INTEGER',
      indicator: 'VARCHAR',
      numerator: 'DOUBLE',
      denominator: 'DOUBLE',
    },
    homes.flatMap((home) =>
      MEASURES.flatMap(([indicator, key]) =>
        [...home.bedDays].flatMap((days, month) =>
          days > 0
            ? [
                [
                  home.organisation,
                  domainMonth(first + month),
                  Number(home.county),
                  startOf(home),
                  indicator,
                  home[key][month] ?? 0,
                  days,
                ],
              ]
            : [],
        ),
      ),
    ),
  );
  const span = { from: toMonth(years.from, 1), to: toMonth(years.to, 12) };
  const evaluated = {
    programme: 'rask',
    span,
    indicators: MEASURES.map(([indicator]) => indicator),
    k: DEFAULT_INSTITUTION_DISCLOSURE.others + 1,
    windowsTo: span.to,
  };
  const note = await writeCohorts(connection, [evaluated], directory);
  const cells = (await readCohorts(connection, directory, note, 'rask')) ?? [];
  return { span: { ...span, windowsTo: span.to }, rows: Map.groupBy(cells, ({ indicator }) => indicator) };
}
