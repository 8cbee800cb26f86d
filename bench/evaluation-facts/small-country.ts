import type { Geography } from '../../packages/domain/src/organisation/index.ts';
import type { Month } from '../../packages/domain/src/time/index.ts';
import { createWorld, type World } from '../../packages/synthetic/src/country/world.ts';
import {
  FIRST_WORLD_YEAR,
  WORLD_MONTHS,
  worldMonth,
  yearOfWorldMonth,
} from '../../packages/synthetic/src/country/world-time.ts';
import { hprOf } from '../../packages/synthetic/src/files/identifiers.ts';
import { LIST_CELLS, listSizes } from '../../packages/synthetic/src/files/list-sizes.ts';
import { type Parcel, parcelsOf } from '../../packages/synthetic/src/places/parcel.ts';
import { codeIn, firstCode, type Place } from '../../packages/synthetic/src/places/place.ts';
import { habitsOf } from '../../packages/synthetic/src/prescribing/habits.ts';
import { simulateYear } from '../../packages/synthetic/src/prescribing/simulate-year.ts';
import { shareCoded } from '../../packages/synthetic/src/prescribing/trends.ts';
import { type ParcelTruth, truthOfParcel } from '../../packages/synthetic/src/truth/parcel-truth.ts';
import { createTally, type TallyColumns } from '../../packages/synthetic/src/truth/tally.ts';

export interface Years {
  readonly from: number;
  readonly to: number;
}

/** A doctor's month with a list: where, and what the indicators count. */
export interface DoctorMonth {
  readonly prescriber: number;
  readonly month: Month;
  readonly municipality: number;
  readonly own: number;
  readonly personMonths: number;
  readonly penicillinV: number;
  readonly respiratory: number;
}

/** A country in memory. */
export interface SmallCountry {
  readonly doctorMonths: readonly DoctorMonth[];
  readonly participants: readonly { readonly prescriber: number; readonly started: Month }[];
  /** What the generator writes into truth.json of a country of these years. */
  readonly truthsOf: (years: Years) => readonly ParcelTruth[];
}

/** One parcel of some forty-five thousand inhabitants in each county of the roll-out, the first that lies wholly within it. */
export function parcelsOfSmallCountry(geography: Geography, scale: number): readonly Parcel[] {
  const byCounty = new Map<string, Parcel>();
  for (const parcel of parcelsOf(geography, { scale })) {
    const counties = new Set(parcel.settlements.map(({ place }) => firstCode(place).slice(0, 2)));
    const [county = ''] = counties;
    if (counties.size === 1 && !byCounty.has(county)) byCounty.set(county, parcel);
  }
  return [...byCounty.values()];
}

/**
 * The generator's own people, doctors, groups, courses, infections and prescriptions of some parcels, counted while they happen, as
 * for its truth; no lines of registers are written.
 */
export function makeSmallCountry(parcels: readonly Parcel[], seed: number, years: Years): SmallCountry {
  const made = parcels.map((parcel) => makeParcel(parcel, seed, years));
  return {
    doctorMonths: made.flatMap(({ doctorMonths }) => doctorMonths),
    participants: made.flatMap(({ world }) =>
      world.participants.map(({ doctor, start }) => ({
        prescriber: hprOf(world.parcel.number, doctor),
        started: domainMonth(start),
      })),
    ),
    truthsOf: ({ from, to }) =>
      made.map(({ world, tally, size }) =>
        truthOfParcel(world, tally, size, worldMonth(from, 1), worldMonth(to, 12), [], NO_CONTACTS),
      ),
  };
}

const NO_CONTACTS = { year: 0, respiratory: 0, treated: 0, again: 0, counted: 0 };

interface MadeParcel {
  readonly world: World;
  readonly tally: TallyColumns;
  readonly size: (list: number, month: number) => number;
  readonly doctorMonths: readonly DoctorMonth[];
}

function makeParcel(parcel: Parcel, seed: number, years: Years): MadeParcel {
  const world = createWorld(seed, parcel);
  const habits = habitsOf(world, seed);
  const tally = createTally(world);
  const sizes = new Map<number, Int32Array>();
  // What was prescribed in the year before the first may be dispensed in it.
  for (let year = years.from - 1; year <= years.to; year += 1) {
    const coded = () => shareCoded(year);
    simulateYear({ world, habits, rates: { coded }, seed, year, sink: () => {}, tally, contacts: null });
    if (year >= years.from) sizes.set(year, listSizes(world, year));
  }
  const size = (list: number, month: number): number => {
    const at = (list * 12 + (month % 12)) * LIST_CELLS;
    const cells = sizes.get(yearOfWorldMonth(month))?.subarray(at, at + LIST_CELLS);
    return cells ? cells.reduce((sum, count) => sum + count, 0) : 0;
  };
  return { world, tally: tally.columns, size, doctorMonths: monthsOf(world, tally.columns, size, years) };
}

function monthsOf(
  world: World,
  tally: TallyColumns,
  size: MadeParcel['size'],
  years: Years,
): readonly DoctorMonth[] {
  const found: DoctorMonth[] = [];
  for (let month = worldMonth(years.from, 1); month <= worldMonth(years.to, 12); month += 1) {
    const lists = new Map<number, { persons: number; place: Place }>();
    world.lists.forEach((list, index) => {
      const doctor = world.staffing.regular[index * WORLD_MONTHS + month] as number;
      const place = world.parcel.settlements[list.settlement]?.place;
      if (doctor < 0 || place === undefined) return;
      const known = lists.get(doctor);
      lists.set(doctor, {
        persons: (known?.persons ?? 0) + size(index, month),
        place: known?.place ?? place,
      });
    });
    for (const [doctor, { persons, place }] of lists) {
      const at = doctor * WORLD_MONTHS + month;
      found.push({
        prescriber: hprOf(world.parcel.number, doctor),
        month: domainMonth(month),
        municipality: Number(codeIn(place, domainMonth(month))),
        own: tally.own[at] ?? 0,
        personMonths: persons,
        penicillinV: tally.penicillinV[at] ?? 0,
        respiratory: tally.respiratory[at] ?? 0,
      });
    }
  }
  return found;
}

/** World months are counted from the world's first January, months of the domain from year 0. */
export function domainMonth(month: number): Month {
  return (FIRST_WORLD_YEAR * 12 + month) as Month;
}
