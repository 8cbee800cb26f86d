import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import type { Actor } from '@smalspor/domain/access';
import { type ExploreLevel, type ExplorePeriod, sizeClassOf } from '@smalspor/domain/explore';
import { type Geography, municipalityCode } from '@smalspor/domain/organisation';
import { type Month, parseMonth } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import {
  type CellPlace,
  type KnownCell,
  keyOfPlace,
} from '../../../../warehouse/src/read/testing/attack-cells.ts';
import type { House } from '../../house/house.ts';
import { describeOpenValues } from '../../open-results/list-open-values.ts';
import { exportExploreView } from '../export-view.ts';
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
  readonly indicator: string;
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

interface Ledger extends Told {
  readonly cells: Map<string, KnownCell>;
  readonly contradictions: string[];
  readonly halves: string[];
}

/** Asks as each of the readers for every level, unit, period and likeness, as view and as table, and for the open results. */
export async function collectTold(asked: Collecting, readers: readonly Actor[]): Promise<Told> {
  const ledger: Ledger = { cells: new Map(), contradictions: [], halves: [] };
  for (const reader of readers) {
    for (const query of await queriesOf(asked, reader)) await askView(ledger, asked, reader, query);
  }
  await askOpenResults(ledger, asked);
  return ledger;
}

const AREAS: readonly ExploreLevel[] = ['nation', 'region', 'county', 'countyNow', 'municipality'];

async function queriesOf({ house, indicator }: Collecting, reader: Actor): Promise<readonly Query[]> {
  const { indicators, levels } = await readExploreChoices(house, reader, {}, call);
  const told = indicators.find(({ id }) => id === indicator)?.levels ?? [];
  return told
    .filter(({ level }) => AREAS.includes(level))
    .flatMap(({ level, periods }) => {
      const units = levels.find((each) => each.level === level)?.units ?? [];
      return units
        .filter(({ current }) => current)
        .flatMap(({ id }) =>
          periods.map((period): Query => {
            const like = level === 'municipality' ? { like: 'size' as const } : {};
            return { indicator, level, units: id, period, ...like };
          }),
        );
    });
}

/** Lines over time, what they are compared with, every unit at the end, counties, and «why»; and then the table of the same. */
async function askView(ledger: Ledger, asked: Collecting, reader: Actor, query: Query): Promise<void> {
  const { house } = asked;
  const placesOf = placesIn(asked);
  const period = query.period ?? 'rolling12';
  const view = await readExploreView(house, reader, query, call);
  const { unit, point } = view.why;
  const points: (readonly [Unit, Point])[] = [
    ...[...view.series, ...view.lines].flatMap((each) => each.points.map((at) => [each.unit, at] as const)),
    ...(view.variation?.units ?? []).map((each) => [each.unit, each.point] as const),
    ...view.counties.map((each) => [each.unit, each.point] as const),
    ...(unit === null || point === null ? [] : [[unit, point] as const]),
  ];
  for (const [of, at] of points) note(ledger, placesOf(of, period, parseMonth(at.end)), at);
  const file = await exportExploreView(house, reader, { ...query, format: 'csv', language: 'nb' }, call);
  for (const row of rowsOf(file.bytes)) note(ledger, placesOf(row, period, parseMonth(row.end)), row);
  // Of the counties beside each other there are values alone: those that the table has the numbers of.
  for (const each of view.counties) {
    for (const [at, value] of each.values.entries()) {
      const places = placesOf(each.unit, period, parseMonth(view.ends[at] ?? ''));
      const told = ledger.cells.get(keyOfAll(places));
      if (value !== null && told === undefined) ledger.halves.push(`${keyOfAll(places)} as a multiple`);
    }
  }
}

async function askOpenResults(ledger: Ledger, { house, served, indicator }: Collecting): Promise<void> {
  const open = { id: served.manifest.id, synthetic: true, publishedAt: '', reader: served };
  const limit = 1000;
  for (let offset: number | null = 0; offset !== null; ) {
    const page: OutputOf<'listOpenValues'> = await describeOpenValues(house.content, open, {
      indicator,
      offset,
      limit,
    });
    for (const { area, period, ...figure } of page.values) {
      const [level, unit] = area === 'nation' ? ['nation', 0] : ['county', Number(area.slice(-2))];
      note(ledger, [{ level, unit, kind: period.kind, end: parseMonth(period.to) }], figure);
    }
    offset = page.next === null ? null : offset + limit;
  }
}

function note(
  { cells, contradictions, halves }: Ledger,
  places: readonly CellPlace[],
  { value, numerator, denominator }: Pick<Point, 'value' | 'numerator' | 'denominator'>,
): void {
  const [first] = places;
  if (first === undefined) return;
  const key = keyOfAll(places);
  if (value === null || numerator === null || denominator === null) {
    if (value !== null || numerator !== null || denominator !== null) halves.push(key);
    return;
  }
  const known = cells.get(key);
  if (known === undefined) cells.set(key, { ...first, of: places, numerator, denominator });
  else if (known.numerator !== numerator || known.denominator !== denominator) contradictions.push(key);
}

function keyOfAll(places: readonly CellPlace[]): string {
  return places.map(keyOfPlace).sort().join(' + ');
}

/** The places that a unit of a view is the sum of: told ones of a size, hidden ones of a county, counties of a region, or itself. */
function placesIn({ house, served, indicator, municipalities }: Collecting): Places {
  const { geography }: { geography: Geography } = house.content;
  const isTold = (unit: number, end: Month) =>
    served.publishedCell('municipality', unit, { indicator, kind: 'rolling12', end }).cell !== null;
  const counties = [...new Set(municipalities.map((unit) => Math.floor(unit / 100)))];
  const unitsIn = (level: string, id: string, end: Month): readonly number[] => {
    if (id.startsWith('like-')) {
      const isLike = (unit: number) => `like-${sizeClassOf(geography, municipalityCode(unit), end)}` === id;
      return municipalities.filter((unit) => isLike(unit) && isTold(unit, end));
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
