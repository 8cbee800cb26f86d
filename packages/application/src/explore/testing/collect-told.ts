import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import type { Actor } from '@smalspor/domain/access';
import {
  EXPLORE_LIKENESS,
  type ExploreLevel,
  type ExplorePeriod,
  type ExploreSplit,
  splitsOf,
} from '@smalspor/domain/explore';
import { type FhirMeasureReport, parseReportId } from '@smalspor/domain/fhir-measures';
import { type Geography, municipalityCode } from '@smalspor/domain/organisation';
import { Refusal } from '@smalspor/domain/refusal';
import { type Month, parseMonth } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import {
  type CellPlace,
  type KnownCell,
  keyOfPlace,
} from '../../../../warehouse/src/read/testing/attack-cells.ts';
import { describeMeasureReports, openFhirService } from '../../fhir-measures/index.ts';
import type { House } from '../../house/house.ts';
import { describeOpenValues } from '../../open-results/list-open-values.ts';
import { type Explored, exploreRelease } from '../explored.ts';
import { exportExploreView } from '../export-view.ts';
import { placesLike } from '../places-like.ts';
import { readExploreChoices } from '../read-choices.ts';
import { readExploreView } from '../read-view.ts';

type View = OutputOf<'readExploreView'>;
type Query = InputOf<'readExploreView'>;
type Point = View['series'][number]['points'][number];
type Unit = View['series'][number]['unit'];
type Places = (unit: Pick<Unit, 'level' | 'id'>, kind: ExplorePeriod, end: Month) => readonly CellPlace[];

/** Who asks for what, in a house that serves one release of a country whose borders stay. */
export interface Collecting {
  readonly house: House;
  readonly served: ReleaseReader;
  /** Everything that is asked about; parts of other indicators among them are looked at as parts too. */
  readonly indicators: readonly string[];
  /** Every municipality of the country, told or hidden. */
  readonly municipalities: readonly number[];
}

const call = { requestId: 'r', idempotencyKey: null };

/** What somebody has been told, each sum once, with the places that it is of. */
export interface Told {
  readonly cells: ReadonlyMap<string, KnownCell>;
  /** The sums that were told as two different figures. */
  readonly contradictions: readonly string[];
  /** Figures that have a number where the value is hidden, or a value without both its numbers. */
  readonly halves: readonly string[];
}

/** Of which indicator something was told, and where. */
type Of = readonly [indicator: string, places: readonly CellPlace[]];

interface Ledger extends Told {
  readonly cells: Map<string, KnownCell>;
  readonly contradictions: string[];
  readonly halves: string[];
}

/** Asks as each of the readers for every level, unit, period and likeness and split, as view and as table, and for the open results, as they are and as FHIR. */
export async function collectTold(asked: Collecting, readers: readonly Actor[]): Promise<Told> {
  const ledger: Ledger = { cells: new Map(), contradictions: [], halves: [] };
  for (const reader of readers) {
    for (const query of await queriesOf(asked, reader)) {
      await askView(ledger, asked, reader, query);
      for (const split of splitsIn(asked, query)) {
        await askView(ledger, asked, reader, { ...query, split }).catch(mayBeRefused);
      }
    }
  }
  for (const indicator of asked.indicators) {
    await askOpenResults(ledger, asked, indicator);
    await askFhir(ledger, asked, indicator);
  }
  return ledger;
}

const AREAS: readonly ExploreLevel[] = ['nation', 'region', 'county', 'countyNow', 'municipality'];

async function queriesOf({ house, indicators }: Collecting, reader: Actor): Promise<readonly Query[]> {
  const { indicators: known, levels } = await readExploreChoices(house, reader, {}, call);
  return known
    .filter(({ id }) => indicators.includes(id))
    .flatMap(({ id: indicator, levels: told }) =>
      told
        .filter(({ level }) => AREAS.includes(level))
        .flatMap(({ level, periods }) => {
          const units = levels.find((each) => each.level === level)?.units ?? [];
          return units
            .filter(({ current }) => current)
            .flatMap(({ id }) =>
              periods.flatMap((period): Query[] => {
                const query = { indicator, level, units: id, period };
                return level === 'municipality'
                  ? EXPLORE_LIKENESS.map((like) => ({ ...query, like }))
                  : [query];
              }),
            );
        }),
    );
}

/** Splits that show another of the indicators as a part. */
function splitsIn({ house, indicators }: Collecting, { indicator }: Query): readonly ExploreSplit[] {
  const definitions = house.content.indicators;
  const whole = definitions.find(({ id }) => id === indicator);
  if (whole === undefined) return [];
  return splitsOf(whole, definitions)
    .filter(({ parts }) => parts.some(({ id }) => indicators.includes(id)))
    .map(({ by }) => by);
}

/** A split of which nothing may be told is refused. */
function mayBeRefused(error: unknown): void {
  const reason = error instanceof Refusal ? error.facts?.reason : null;
  if (reason !== 'split-would-disclose' && reason !== 'split-not-told') throw error;
}

/** Lines over time, what they are compared with, every unit at the end, counties, and «why»; and then the table of the same. */
async function askView(ledger: Ledger, asked: Collecting, reader: Actor, query: Query): Promise<void> {
  const { house, indicators } = asked;
  const { indicator } = query;
  const explored = await exploreRelease(house);
  const placesOf = placesIn(asked, explored, indicator);
  const period = query.period ?? 'rolling12';
  const view = await readExploreView(house, reader, query, call);
  const { unit, point } = view.why;
  const points: (readonly [Unit, Point])[] = [
    ...[...view.series, ...view.lines].flatMap((each) => each.points.map((at) => [each.unit, at] as const)),
    ...(view.variation?.units ?? []).map((each) => [each.unit, each.point] as const),
    ...view.counties.map((each) => [each.unit, each.point] as const),
    ...(unit === null || point === null ? [] : [[unit, point] as const]),
  ];
  for (const [of, at] of points) note(ledger, [indicator, placesOf(of, period, parseMonth(at.end))], at);
  noteParts(ledger, asked, explored, view, period);
  const file = await exportExploreView(house, reader, { ...query, format: 'csv', language: 'nb' }, call);
  const idOf = new Map(house.content.indicators.map(({ id, texts }) => [texts.nb.name, id]));
  for (const row of rowsOf(file.bytes)) {
    const of = idOf.get(row.name) ?? indicator;
    if (indicators.includes(of))
      note(ledger, [of, placesIn(asked, explored, of)(row, period, parseMonth(row.end))], row);
  }
  // Of the counties beside each other there are values alone: those that the table has the numbers of.
  for (const each of view.counties) {
    for (const [at, value] of each.values.entries()) {
      const places = placesOf(each.unit, period, parseMonth(view.ends[at] ?? ''));
      const key = keyOfAll([indicator, places]);
      if (value !== null && !ledger.cells.has(key)) ledger.halves.push(`${key} as a multiple`);
    }
  }
}

function noteParts(
  ledger: Ledger,
  asked: Collecting,
  explored: Explored,
  { series, split }: View,
  period: ExplorePeriod,
): void {
  const [first] = series;
  for (const part of split?.parts ?? []) {
    if (first === undefined || !asked.indicators.includes(part.indicator)) continue;
    const placesOf = placesIn(asked, explored, part.indicator);
    for (const at of part.points) {
      note(ledger, [part.indicator, placesOf(first.unit, period, parseMonth(at.end))], at);
    }
  }
}

const openOf = (served: ReleaseReader) =>
  ({ id: served.manifest.id, synthetic: true, publishedAt: '2022-01-10T00:00:00Z', reader: served }) as const;

function openPlaces(area: string, kind: CellPlace['kind'], end: Month): readonly CellPlace[] {
  const [level, unit] = area === 'nation' ? ['nation', 0] : ['county', Number(area.slice(-2))];
  return [{ level, unit, kind, end }];
}

async function askOpenResults(ledger: Ledger, { house, served }: Collecting, indicator: string) {
  const limit = 1000;
  for (let offset: number | null = 0; offset !== null; ) {
    const page: OutputOf<'listOpenValues'> = await describeOpenValues(house.content, openOf(served), {
      indicator,
      offset,
      limit,
    });
    for (const { area, period, ...figure } of page.values) {
      note(ledger, [indicator, openPlaces(area, period.kind, parseMonth(period.to))], figure);
    }
    offset = page.next === null ? null : offset + limit;
  }
}

function placesOfReport({ id = '', subject }: FhirMeasureReport): readonly CellPlace[] {
  const key = parseReportId(id);
  const area = subject?.reference?.slice('Location/'.length) ?? '';
  return key === null ? [] : openPlaces(area, key.kind, key.end);
}

/** Counts that are no whole numbers stand in an extension, which the test of the service compares with the values above. */
async function askFhir(ledger: Ledger, { house, served }: Collecting, indicator: string): Promise<void> {
  const service = openFhirService(house.content, openOf(served), 'https://example.no/fhir');
  for (let offset = 0, more = true; more; offset += 1000) {
    const search = { measure: `Measure/${indicator}`, _count: 1000, _offset: offset };
    const { entry = [], total } = await describeMeasureReports(service, search, () => true);
    more = offset + 1000 < (total ?? 0);
    for (const { resource } of entry) {
      const [group] = resource.group ?? [];
      const counted = (code: string) =>
        group?.population?.find((each) => each.code?.coding?.[0]?.code === code)?.count ?? null;
      const [numerator, denominator] = [counted('numerator'), counted('denominator')];
      const value = group?.measureScore?.value ?? null;
      // Doses are no whole numbers.
      if (value !== null && (numerator === null || denominator === null)) continue;
      note(ledger, [indicator, placesOfReport(resource)], { value, numerator, denominator });
    }
  }
}

function note(
  { cells, contradictions, halves }: Ledger,
  of: Of,
  { value, numerator, denominator }: Pick<Point, 'value' | 'numerator' | 'denominator'>,
): void {
  const [indicator, places] = of;
  const [first] = places;
  if (first === undefined) return;
  const key = keyOfAll(of);
  if (value === null || numerator === null || denominator === null) {
    if (value !== null || numerator !== null || denominator !== null) halves.push(key);
    return;
  }
  const known = cells.get(key);
  if (known === undefined) cells.set(key, { ...first, indicator, of: places, numerator, denominator });
  else if (!isSame(known.numerator, numerator) || !isSame(known.denominator, denominator))
    contradictions.push(key);
}

/** Doses have decimals, and tables round them. */
const isSame = (a: number, b: number) => Math.abs(a - b) < 1e-3;

function keyOfAll([indicator, places]: Of): string {
  return `${indicator} ${places.map(keyOfPlace).sort().join(' + ')}`;
}

/** The places that a unit of a view is the sum of: told ones of a size, hidden ones of a county, counties of a region, or itself. */
function placesIn(
  { house, served, municipalities }: Collecting,
  explored: Explored,
  indicator: string,
): Places {
  const { geography }: { geography: Geography } = house.content;
  const isTold = (unit: number, end: Month) =>
    served.publishedCell('municipality', unit, { indicator, kind: 'rolling12', end }).cell !== null;
  const explorable = explored.explorables.find(({ id }) => id === indicator);
  // A cell can be told and be too small for a value: it is in no sum of values.
  const hasValue = (unit: number, end: Month) =>
    explorable !== undefined &&
    explored.areaAt(
      { explorable, period: 'rolling12', wards: null },
      'municipality',
      municipalityCode(unit),
      end,
    ).value !== null;
  const counties = [...new Set(municipalities.map((unit) => Math.floor(unit / 100)))];
  const unitsIn = (level: string, id: string, end: Month): readonly number[] => {
    if (id.startsWith('like-')) {
      const isLike = (unit: number) =>
        EXPLORE_LIKENESS.some(
          (like) => placesLike(house, explored, like, municipalityCode(unit), end)?.id === id,
        );
      return municipalities.filter((unit) => isLike(unit) && hasValue(unit, end));
    }
    if (id.startsWith('rest-')) {
      return municipalities.filter(
        (unit) => Math.floor(unit / 100) === Number(id.slice(5)) && !isTold(unit, end),
      );
    }
    if (level !== 'region') return [level === 'nation' ? 0 : Number(id)];
    return counties.filter(
      (unit) => geography.countyByCode.get(String(unit).padStart(2, '0'))?.healthRegion === id,
    );
  };
  return ({ level, id }, kind, end) => {
    const of = level === 'countyNow' || level === 'region' ? 'county' : level;
    return unitsIn(level, id, end).map((unit) => ({ level: of, unit, kind, end }));
  };
}

/** Columns of the table: see `EXPORT_COLUMNS`. */
const LEVEL_ID = 4;
const TO = 7;

function rowsOf(bytes: Uint8Array) {
  const lines = new TextDecoder().decode(bytes).trim().split('\r\n').slice(1);
  return lines.map((line) => {
    const cells = line.split(';').map((cell) => cell.replaceAll('"', ''));
    const number = (at: number) => (cells[at] === '' ? null : Number((cells[at] ?? '').replace(',', '.')));
    const id = cells[LEVEL_ID] ?? '';
    const level = levelOf(id);
    return {
      name: cells[0] ?? '',
      id,
      level,
      end: cells[TO] ?? '',
      value: number(8),
      numerator: number(11),
      denominator: number(12),
    };
  });
}

function levelOf(id: string): ExploreLevel {
  if (id === 'nation') return id;
  if (/^\d\d$/.test(id)) return 'county';
  return /^(\d{4}|like-.*|rest-.*)$/.test(id) ? 'municipality' : 'region';
}
