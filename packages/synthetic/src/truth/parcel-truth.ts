import type { ContactTruth } from '../contacts/contact-book.ts';
import type { World } from '../country/world.ts';
import { WORLD_MONTHS } from '../country/world-time.ts';
import type { ListSize } from '../files/declared-lists.ts';
import { hprOf } from '../files/identifiers.ts';
import type { TallyColumns } from './tally.ts';

/** Monthly sums over some doctors, by months since the first month of the files. */
export interface MonthlySums {
  readonly own: number[];
  readonly all: number[];
  readonly personMonths: number[];
  readonly respiratory: number[];
  readonly penicillinV: number[];
  readonly treated: number[];
  readonly treatedWithout: number[];
  readonly chosen: number[];
  readonly narrow: number[];
  readonly narrowWithout: number[];
}

/** What the generator knows of a parcel, in a form that can be added up over parcels. */
export interface ParcelTruth {
  readonly participants: readonly TrueParticipant[];
  /** All doctors together, and the participants by world month of their start. */
  readonly everyone: MonthlySums;
  readonly byStart: ReadonlyMap<number, MonthlySums>;
  readonly dispensings: readonly number[];
  readonly prescribers: number;
  /** GPs with a list at the end of each month. */
  readonly gps: readonly number[];
  /** Lists at the end of each month, those without a doctor included. */
  readonly lists: readonly number[];
  readonly contacts: ContactTruth;
}

export interface TrueParticipant {
  readonly hpr: number;
  /** County of 2012. */
  readonly county: string;
  /** World month. */
  readonly start: number;
  /** Standard deviations above the own level in the twelve months before the start. */
  readonly passing: number;
}

export function emptySums(months: number): MonthlySums {
  const zeros = () => new Array<number>(months).fill(0);
  return {
    own: zeros(),
    all: zeros(),
    personMonths: zeros(),
    respiratory: zeros(),
    penicillinV: zeros(),
    treated: zeros(),
    treatedWithout: zeros(),
    chosen: zeros(),
    narrow: zeros(),
    narrowWithout: zeros(),
  };
}

export function addSums(into: MonthlySums, more: MonthlySums): void {
  for (const key of Object.keys(into) as (keyof MonthlySums)[]) {
    more[key].forEach((value, index) => {
      into[key][index] = (into[key][index] ?? 0) + value;
    });
  }
}

export function truthOfParcel(
  world: World,
  tally: TallyColumns,
  size: ListSize,
  first: number,
  last: number,
  dispensings: readonly number[],
  contacts: ContactTruth,
): ParcelTruth {
  const months = last - first + 1;
  const everyone = emptySums(months);
  const byStart = new Map<number, MonthlySums>();
  const starts = new Map(world.participants.map((entry) => [entry.doctor, entry.start]));
  const persons = personMonthsByDoctor(world, size, first, last);
  const columns = Object.entries({ ...tally, personMonths: persons }) as [
    keyof MonthlySums,
    Uint16Array | Float64Array,
  ][];
  world.doctors.forEach((_, doctor) => {
    const at = doctor * WORLD_MONTHS + first;
    addColumns(everyone, columns, at);
    const start = starts.get(doctor);
    if (start === undefined) return;
    const group = byStart.get(start) ?? emptySums(months);
    byStart.set(start, group);
    addColumns(group, columns, at);
  });
  const active = (month: number) => world.lists.filter((list) => list.opens <= month && month < list.closes);
  const doctorsAt = (month: number) => {
    const found = new Set<number>();
    for (let at = month; at < world.staffing.regular.length; at += WORLD_MONTHS) {
      const doctor = world.staffing.regular[at] as number;
      if (doctor >= 0) found.add(doctor);
    }
    return found.size;
  };
  const span = Array.from({ length: months }, (_, offset) => first + offset);
  return {
    participants: world.participants.map(({ doctor, county, start, passing }) => ({
      hpr: hprOf(world.parcel.number, doctor),
      county,
      start,
      passing,
    })),
    everyone,
    byStart,
    dispensings,
    contacts,
    prescribers: world.doctors.filter((doctor) => doctor.from <= last && doctor.until > first).length,
    gps: span.map(doctorsAt),
    lists: span.map((month) => active(month).length),
  };
}

/** Adds the months of one doctor, which begin at `at` in every column. */
function addColumns(
  into: MonthlySums,
  columns: readonly (readonly [keyof MonthlySums, Uint16Array | Float64Array])[],
  at: number,
): void {
  for (const [key, column] of columns) {
    const sums = into[key];
    for (let month = 0; month < sums.length; month += 1) {
      sums[month] = (sums[month] as number) + (column[at + month] as number);
    }
  }
}

function personMonthsByDoctor(world: World, size: ListSize, first: number, last: number): Float64Array {
  const persons = new Float64Array(world.doctors.length * WORLD_MONTHS);
  world.lists.forEach((_, list) => {
    for (let month = first; month <= last; month += 1) {
      const doctor = world.staffing.regular[list * WORLD_MONTHS + month] as number;
      if (doctor < 0) continue;
      const at = doctor * WORLD_MONTHS + month;
      persons[at] = (persons[at] as number) + size(list, month);
    }
  });
  return persons;
}
