import { randomStream } from '../chance/random-stream.ts';
import { type ContactBook, createContactBook } from '../contacts/contact-book.ts';
import { groupLines } from '../files/cme-groups.ts';
import { declaredLines } from '../files/declared-lists.ts';
import { createLineWriter, type DispensingLine, type LineWriter } from '../files/dispensing-lines.ts';
import { gpListLines } from '../files/gp-lists.ts';
import { LIST_CELLS, listSizes } from '../files/list-sizes.ts';
import { practitionerLines } from '../files/practitioners.ts';
import type { Parcel } from '../places/parcel.ts';
import { habitsOf } from '../prescribing/habits.ts';
import { simulateYear } from '../prescribing/simulate-year.ts';
import { shareCoded } from '../prescribing/trends.ts';
import { type ParcelTruth, truthOfParcel } from '../truth/parcel-truth.ts';
import { createTally, type Tally } from '../truth/tally.ts';
import { createWorld, type World } from './world.ts';
import { FIRST_WORLD_YEAR, FIRST_YEAR, MONTH_OF_DAY, worldMonth, yearOfWorldMonth } from './world-time.ts';

export interface ParcelTask {
  readonly seed: number;
  readonly parcel: Parcel;
  readonly years: { readonly from: number; readonly to: number };
}

/** A parcel's part of every file: the files are these parts in a row. */
export interface ParcelResult {
  readonly dispensings: readonly Uint8Array<ArrayBuffer>[];
  readonly gpLists: readonly Uint8Array<ArrayBuffer>[];
  readonly practitioners: Uint8Array<ArrayBuffer>;
  readonly declaredLists: Uint8Array<ArrayBuffer>;
  readonly cmeGroups: Uint8Array<ArrayBuffer>;
  /** Of the last year. */
  readonly contacts: Uint8Array<ArrayBuffer>;
  readonly contactCounts: Uint8Array<ArrayBuffer>;
  readonly truth: ParcelTruth;
}

export function runParcel(task: ParcelTask): ParcelResult {
  const { seed, parcel, years } = task;
  const world = createWorld(seed, parcel);
  const first = worldMonth(years.from, 1);
  const last = worldMonth(years.to, 12);
  const tally = createTally(world);
  const contacts = createContactBook(world, seed, years.to);
  const dispensings = simulateYears(world, task, tally, contacts);

  const sizes = new Map<number, Int32Array>();
  for (let year = years.from; year <= years.to; year += 1) sizes.set(year, listSizes(world, year));
  const size = (list: number, month: number): number => {
    const year = yearOfWorldMonth(month);
    const at = (list * 12 + (month % 12)) * LIST_CELLS;
    const cells = sizes.get(year)?.subarray(at, at + LIST_CELLS);
    return cells ? cells.reduce((sum, count) => sum + count, 0) : 0;
  };
  const text = (lines: string) => new TextEncoder().encode(lines);
  const contactCounts = text(contacts.counts());
  return {
    contacts: contacts.lines.take(),
    contactCounts,
    dispensings: dispensings.map((writer) => writer.take()),
    gpLists: [...sizes].map(([year, counts]) => text(gpListLines(world, year, counts))),
    practitioners: text(practitionerLines(world, seed, first, last)),
    declaredLists: text(declaredLines(world, size, first, last)),
    cmeGroups: text(groupLines(world, first, last)),
    truth: truthOfParcel(
      world,
      tally.columns,
      size,
      first,
      last,
      dispensings.map((writer) => writer.lines()),
      contacts.truth,
    ),
  };
}

/**
 * The year before the first is lived through as well: what was prescribed then may be dispensed later. Lines that fall
 * into a later year wait for that year's writer, so that each file begins with what was carried over.
 */
function simulateYears(world: World, task: ParcelTask, tally: Tally, book: ContactBook): LineWriter[] {
  const { seed, years } = task;
  const habits = habitsOf(world, seed);
  const coded = codingTable(world, seed);
  const waiting = new Map<number, DispensingLine[]>();
  const writers: LineWriter[] = [];
  for (let year = years.from - 1; year <= years.to; year += 1) {
    const writer = year < years.from ? null : createLineWriter(world, year);
    for (const line of waiting.get(year) ?? []) writer?.write(line);
    waiting.delete(year);
    const sink = (line: DispensingLine) => {
      const dispensed = yearOfWorldMonth(MONTH_OF_DAY[line.dispensedOn] as number);
      if (dispensed === year) writer?.write(line);
      else {
        const later = waiting.get(dispensed) ?? [];
        later.push(line);
        waiting.set(dispensed, later);
      }
    };
    const contacts = year === years.to ? book : null;
    simulateYear({ world, habits, rates: { coded }, seed, year, sink, tally, contacts });
    if (writer) writers.push(writer);
  }
  return writers;
}

/** Chance of a diagnosis code by doctor and year: every doctor's habit around the country's growing share. */
function codingTable(world: World, seed: number): (doctor: number, year: number) => number {
  const random = randomStream(seed, 'parcel', world.parcel.number, 'coding');
  const ownLevel = world.doctors.map((doctor) => 1.1 * doctor.coding + 0.2 * random.uniform());
  const byYear = new Map<number, Float32Array>();
  return (doctor, year) => {
    let table = byYear.get(year);
    if (!table) {
      const share = shareCoded(Math.max(FIRST_YEAR, year));
      const odds = Math.log(share / (1 - share));
      table = Float32Array.from(ownLevel, (own) => 1 / (1 + Math.exp(-odds - own)));
      byYear.set(Math.max(FIRST_WORLD_YEAR, year), table);
    }
    return table[doctor] as number;
  };
}
