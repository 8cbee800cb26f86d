import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { InstitutionDisclosureSettings } from '@smalspor/domain/institution-disclosure';
import { countyNow, type Geography, municipalityCode, unitOfCode } from '@smalspor/domain/organisation';
import { institutionsTakingPart, type ProgrammeParticipant } from '@smalspor/domain/programmes';
import { createTableOf } from '../measure/append-rows.ts';
import { textSql } from '../measure/lake-files.ts';
import type { MonthSpan } from '../measure/spine.ts';
import { QUARTER, readHomeQuarters } from './home-quarters.ts';
import type { SalesQuality } from './institution-figures.ts';
import { writeInstitutionPatterns } from './institution-patterns.ts';
import { type InstitutionContent, type MeasureMonthsInput, measureMonths } from './measure-months.ts';
import type { SalesColumns } from './sales-columns.ts';
import { type QuarterPattern, type ToldType, tellType } from './told-institutions.ts';
import { writeDeliveries } from './write-deliveries.ts';

/** The files of institutions, in a directory of their own beside the cube's. */
export const INSTITUTION_FILES = {
  directory: 'institutions',
  months: 'months.parquet',
  units: 'units.parquet',
  published: 'published.parquet',
  places: 'places.parquet',
  takingPart: 'taking-part.parquet',
} as const;

/** What a release's manifest says of institutions. */
export interface InstitutionsNote {
  readonly span: MonthSpan;
  readonly columns: readonly SalesColumns[];
  readonly quality: SalesQuality;
  /** Institutions in the register in some month of the series. */
  readonly institutions: number;
  /** Institutions that took part in a programme when it was measured; left out in releases from before they were known. */
  readonly takingPart?: number;
  /** Counties of today, as numbers, that some of them lie in; left out in releases from before it was told. */
  readonly takingPartCounties?: readonly number[];
  /** Participations of institutions that a delivered list tells; left out in releases that were made without the lists. */
  readonly listed?: number;
  /** Sums of others that are told and hidden: of counties and of the nation. */
  readonly disclosure: { readonly published: number; readonly hidden: number };
}

export interface WriteInstitutionsInput extends MeasureMonthsInput {
  readonly content: InstitutionContent & { readonly geography: Geography };
  readonly settings: InstitutionDisclosureSettings;
  /** Who takes part in programmes, in this house or by a delivered list; doctors are passed over. */
  readonly participants: readonly ProgrammeParticipant[];
  /** Of all earlier releases. */
  readonly before: readonly QuarterPattern[];
  /** The release's cube. */
  readonly directory: string;
}

/** Measures institutions into a release that is being built: each one's months, and what may be told of others. */
export async function writeInstitutions(
  connection: DuckDBConnection,
  input: WriteInstitutionsInput,
): Promise<InstitutionsNote> {
  const { content, span, directory, participants } = input;
  const takingPart = institutionsTakingPart(participants);
  const files = join(directory, INSTITUTION_FILES.directory);
  await mkdir(files, { recursive: true, mode: 0o700 });
  const copy = (sql: string, name: string) =>
    connection.run(`COPY (${sql}) TO ${textSql(join(files, name))} (FORMAT parquet, COMPRESSION zstd)`);

  const { plan, quality } = await measureMonths(connection, input);
  await copy(
    'SELECT * EXCLUDE (ddd) FROM institution_month ORDER BY organisation, ward_type NULLS LAST, month',
    INSTITUTION_FILES.months,
  );
  await writeDeliveries(connection, span, copy);
  await createCounties(connection, content.geography);
  await copy(
    `SELECT organisation, ward_type, name, municipality, county, beds, from_month, to_month
     FROM lake_institutions LEFT JOIN institution_county USING (municipality)
     WHERE from_month <= ${span.to} AND coalesce(to_month, ${span.to}) >= ${span.from}
     ORDER BY organisation, from_month, ward_type`,
    INSTITUTION_FILES.units,
  );
  const told = (await readHomeQuarters(connection, plan, span, content.geography)).map((type) => ({
    unitType: type.unitType,
    ...tellType(type, {
      plan,
      indicators: content.institutionIndicators,
      settings: input.settings,
      members: new Set(takingPart),
      before: input.before,
    }),
  }));
  await writeTold(connection, told);
  await copy('FROM told_sums', INSTITUTION_FILES.published);
  await copy('FROM told_places', INSTITUTION_FILES.places);
  await writeListed(connection, participants);
  await copy('FROM listed_participant', INSTITUTION_FILES.takingPart);
  await writeInstitutionPatterns(
    directory,
    told.flatMap(({ patterns }) => patterns),
  );
  const found = await connection.runAndReadAll(
    'SELECT count(DISTINCT organisation) FROM institution_month WHERE in_register',
  );
  const sums = told.flatMap((each) => each.sums);
  const published = sums.filter((each) => each.sums !== null).length;
  return {
    span: { from: span.from, to: span.to },
    columns: plan.columns,
    quality,
    institutions: Number(found.getRowsJS()[0]?.[0] ?? 0),
    takingPart: takingPart.length,
    takingPartCounties: await countiesOf(connection, new Set(takingPart), span),
    listed: participants.filter(isListed).length,
    disclosure: { published, hidden: sums.length - published },
  };
}

/** Table `institution_county`: the county of today of every municipality that an institution lies in. */
async function createCounties(connection: DuckDBConnection, geography: Geography): Promise<void> {
  const reader = await connection.runAndReadAll(
    'SELECT DISTINCT municipality FROM lake_institutions ORDER BY 1',
  );
  const rows = reader.getRowsJS().map(([municipality]) => {
    const county = countyNow(geography, municipalityCode(Number(municipality)));
    return [Number(municipality), county === null ? null : unitOfCode(county)];
  });
  await createTableOf(connection, 'institution_county', { municipality: 'INTEGER', county: 'INTEGER' }, rows);
}

/** The counties of today that some institutions lie in, of those in the register in a span. Reads `institution_county`. */
async function countiesOf(
  connection: DuckDBConnection,
  organisations: ReadonlySet<number>,
  { from, to }: MonthSpan,
): Promise<readonly number[]> {
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT organisation, county FROM lake_institutions JOIN institution_county USING (municipality)
     WHERE county IS NOT NULL AND from_month <= ${to} AND coalesce(to_month, ${to}) >= ${from}`,
  );
  const counties = reader
    .getRowsJS()
    .filter(([organisation]) => organisations.has(Number(organisation)))
    .map(([, county]) => Number(county));
  return [...new Set(counties)].sort((a, b) => a - b);
}

/** Table `listed_participant`: the institutions that a delivered list names, which no round in the house would tell of. */
async function writeListed(
  connection: DuckDBConnection,
  participants: readonly ProgrammeParticipant[],
): Promise<void> {
  await createTableOf(
    connection,
    'listed_participant',
    { programme: 'VARCHAR', organisation: 'INTEGER', started: 'INTEGER' },
    participants
      .filter(isListed)
      .map(({ programme, organisation, delivered }) => [programme, organisation, delivered]),
  );
}

function isListed({ organisation, delivered }: ProgrammeParticipant): boolean {
  return organisation !== null && delivered !== null;
}

/** Tables `told_sums` and `told_places`. */
async function writeTold(
  connection: DuckDBConnection,
  told: readonly (ToldType & { readonly unitType: string })[],
): Promise<void> {
  const endOf = (quarter: number) => quarter * QUARTER + QUARTER - 1;
  await createTableOf(
    connection,
    'told_sums',
    {
      unit_type: 'VARCHAR',
      indicator: 'VARCHAR',
      period_end: 'INTEGER',
      county: 'INTEGER',
      taking_part: 'BOOLEAN',
      homes: 'INTEGER',
      numerator: 'DOUBLE',
      sum_of_squares: 'DOUBLE',
      denominator: 'DOUBLE',
    },
    told.flatMap(({ unitType, sums }) =>
      sums.map((each) => [
        unitType,
        each.indicator,
        endOf(each.quarter),
        each.county,
        each.takingPart,
        each.homes,
        each.sums?.numerator ?? null,
        each.sums?.sumOfSquares ?? null,
        each.sums?.denominator ?? null,
      ]),
    ),
  );
  await createTableOf(
    connection,
    'told_places',
    {
      unit_type: 'VARCHAR',
      indicator: 'VARCHAR',
      period_end: 'INTEGER',
      among: 'VARCHAR',
      county: 'INTEGER',
      taking_part: 'BOOLEAN',
      low: 'DOUBLE',
      high: 'DOUBLE',
      homes: 'INTEGER',
    },
    told.flatMap(({ unitType, places }) =>
      places.flatMap(({ indicator, quarter, among, county, takingPart, bins }) =>
        bins.map(({ low, high, homes }) => [
          unitType,
          indicator,
          endOf(quarter),
          among,
          county,
          takingPart,
          low,
          high,
          homes,
        ]),
      ),
    ),
  );
}
