import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { UnitParticipation } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import type { Month } from '@smalspor/domain/time';
import { textSql } from '../measure/lake-files.ts';
import type {
  InstitutionArea,
  InstitutionKey,
  InstitutionPlaces,
  InstitutionReader,
  InstitutionsScope,
  InstitutionUnit,
  PublishedInstitutions,
} from './institution-reader.ts';
import { listMonths } from './list-months.ts';
import { readDeliveries } from './read-deliveries.ts';
import { sumMonths } from './sum-months.ts';
import { INSTITUTION_FILES, type InstitutionsNote } from './write-institutions.ts';

/** Opens what a release says of institutions. @param cube the directory of the release's cube */
export async function openInstitutions(
  connection: DuckDBConnection,
  cube: string,
  note: InstitutionsNote,
): Promise<InstitutionReader> {
  const file = (name: string) => `read_parquet(${textSql(join(cube, INSTITUTION_FILES.directory, name))})`;
  const { months, units, published, places, takingPart } = INSTITUTION_FILES;
  const hasParts = note.takingPart !== undefined;
  const told = await loadPublished(connection, file(published), hasParts);
  const { columns } = note;
  let deliveries: ReturnType<typeof readDeliveries> | null = null;
  return {
    span: note.span,
    indicators: columns.map(({ indicator }) => indicator),
    quality: note.quality,
    takesPartIn: (county) => note.takingPartCounties?.includes(county) ?? (note.takingPart ?? 0) > 0,
    listed: note.listed === undefined ? [] : await readListed(connection, file(takingPart)),
    ends: told.ends,
    ownFigures: async (scope, organisation, span) => {
      demandOwn(scope, organisation);
      return sumMonths(connection, { source: file(months), columns, span, organisation });
    },
    everyonesFigures: (_scope, span) =>
      sumMonths(connection, { source: file(months), columns, span, organisation: null }),
    ownMonths: async (scope, organisation, span) => {
      if (organisation === null && scope.kind !== 'system') throw notFound();
      if (organisation !== null) demandOwn(scope, organisation);
      return listMonths(connection, { source: file(months), columns, span, organisation });
    },
    ownUnits: async (scope, organisation) => {
      demandOwn(scope, organisation);
      return readUnits(connection, `${file(units)} WHERE organisation = ${organisation}`);
    },
    published: (area, key) =>
      told.sums.get(keyText(area, key)) ?? {
        sums: null,
        reason: 'no-data',
      },
    publishedCounties: ({ unitType, indicator, end }) =>
      told.counties.get(`${unitType} ${indicator} ${end}`) ?? [],
    deliveries: async (organisations) => {
      // Months and signs of what is odd, no figures: read once, for what is published does not change.
      deliveries ??= readDeliveries(connection, join(cube, INSTITUTION_FILES.directory));
      const all = await deliveries.catch((error: unknown) => {
        deliveries = null;
        throw error;
      });
      return all && new Map([...all].filter(([organisation]) => organisations.has(organisation)));
    },
    places: async (county, key) =>
      (await readPlaces(connection, file(places), county, key, hasParts)) ?? {
        among: null,
        reason: told.sums.has(keyText({ level: 'nation' }, key)) ? 'suppressed' : 'no-data',
      },
  };
}

/** @throws Refusal `not-found`: what is out of scope cannot be told from what does not exist */
function demandOwn(scope: InstitutionsScope, organisation: number): void {
  if (scope.kind === 'system' || scope.organisation === organisation) return;
  throw notFound();
}

function notFound(): Refusal {
  return new Refusal('not-found', 'There are no such figures.');
}

function keyText(area: InstitutionArea, { unitType, indicator, end }: InstitutionKey): string {
  const where = area.level === 'nation' ? 'nation' : `${area.county}${area.takingPart ? ' taking part' : ''}`;
  return `${where} ${unitType} ${indicator} ${end}`;
}

async function loadPublished(connection: DuckDBConnection, source: string, hasParts: boolean) {
  const reader = await connection.runAndReadAll(
    `SELECT unit_type, indicator, period_end, county, homes, numerator, sum_of_squares, denominator,
       ${hasParts ? 'taking_part' : 'false'}
     FROM ${source} ORDER BY county`,
  );
  const sums = new Map<string, PublishedInstitutions>();
  const counties = new Map<string, number[]>();
  const ends = new Set<Month>();
  const columns = reader.getColumnsJS();
  for (let row = 0; row < reader.currentRowCount; row += 1) {
    const at = (column: number) => columns[column]?.[row] ?? null;
    const [unitType, indicator, end] = [String(at(0)), String(at(1)), Number(at(2)) as Month];
    const county = at(3) === null ? null : Number(at(3));
    ends.add(end);
    const period = `${unitType} ${indicator} ${end}`;
    const isTold = at(5) !== null;
    const takingPart = at(8) === true;
    const area: InstitutionArea =
      county === null ? { level: 'nation' } : { level: 'county', county, takingPart };
    sums.set(
      keyText(area, { unitType: unitType as InstitutionKey['unitType'], indicator, end }),
      isTold
        ? {
            sums: {
              homes: Number(at(4)),
              numerator: Number(at(5)),
              sumOfSquares: Number(at(6)),
              denominator: Number(at(7)),
            },
          }
        : { sums: null, reason: 'suppressed' },
    );
    if (isTold && county !== null && county > 0 && !takingPart)
      counties.set(period, [...(counties.get(period) ?? []), county]);
  }
  return { sums, counties, ends: [...ends].sort((a, b) => a - b) };
}

async function readListed(connection: DuckDBConnection, from: string): Promise<readonly UnitParticipation[]> {
  const reader = await connection.runAndReadAll(
    `SELECT programme, organisation, started FROM ${from} ORDER BY programme, organisation`,
  );
  return reader.getRowsJS().map(([programme, organisation, started]) => ({
    programme: String(programme),
    prescriber: null,
    organisation: Number(organisation),
    started: Number(started) as Month,
  }));
}

async function readUnits(connection: DuckDBConnection, from: string): Promise<readonly InstitutionUnit[]> {
  const reader = await connection.runAndReadAll(
    `SELECT organisation, ward_type, name, municipality, county, beds, from_month, to_month
     FROM ${from} ORDER BY from_month, ward_type`,
  );
  const whole = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return reader.getRowsJS().map(([organisation, wardType, name, municipality, county, beds, from_, to]) => ({
    organisation: Number(organisation),
    wardType: String(wardType) as InstitutionUnit['wardType'],
    name: String(name),
    municipality: Number(municipality),
    county: whole(county),
    beds: whole(beds),
    from: Number(from_) as Month,
    to: whole(to) as Month | null,
  }));
}

/** The county's own bars, else those of the counties that stand together, else the nation's. */
async function readPlaces(
  connection: DuckDBConnection,
  source: string,
  county: number | null,
  { unitType, indicator, end }: InstitutionKey,
  hasParts: boolean,
): Promise<InstitutionPlaces | null> {
  const reader = await connection.runAndReadAll(
    `SELECT among, county, low, high, homes, ${hasParts ? 'taking_part' : 'false'} FROM ${source}
     WHERE unit_type = ${textSql(unitType)} AND indicator = ${textSql(indicator)} AND period_end = ${end}
     ORDER BY among, county, low NULLS FIRST`,
  );
  const rows = reader.getRowsJS();
  const own = rows.filter(([among, of]) => among === 'county' && of === county);
  const chosen = own.length > 0 ? own : rows.filter(([among]) => among !== 'county');
  const among = chosen[0]?.[0];
  if (among !== 'county' && among !== 'other-counties' && among !== 'nation') return null;
  const end_ = (value: unknown) => (value === null || value === undefined ? null : Number(value));
  return {
    among,
    takingPart: chosen[0]?.[5] === true,
    bins: chosen.map(([, , low, high, homes]) => ({
      low: end_(low),
      high: end_(high),
      homes: Number(homes),
    })),
  };
}
