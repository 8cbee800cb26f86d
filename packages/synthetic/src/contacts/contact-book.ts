import { type RandomStream, randomStream } from '../chance/random-stream.ts';
import { normal } from '../chance/samplers.ts';
import type { World } from '../country/world.ts';
import { isWeekend, MONTH_OF_DAY, worldMonth } from '../country/world-time.ts';
import { INFECTION_GROUPS, INFECTIONS } from '../infections/infections.ts';
import { type ContactWriter, createContactWriter } from './contact-lines.ts';
import { CONSULTATION, ON_DUTY, TARIFFS, tariffTable } from './tariffs.ts';

/** What the generator knows of the contacts that it wrote, in a form that can be added up over parcels. */
export interface ContactTruth {
  readonly year: number;
  /** Contacts for a respiratory infection that were delivered one by one, and those of them that ended with a prescription. */
  respiratory: number;
  treated: number;
  /** The second visits of those who did not get well. */
  again: number;
  /** All contacts. */
  counted: number;
}

/** Hears of every contact for an infection, and keeps the register of contacts. */
export interface ContactBook {
  see(person: number, infection: number, day: number, doctor: number, isTreated: boolean): void;
  /** The same infection, some days later: a contact that begins no new episode. */
  seeAgain(person: number, infection: number, day: number, doctor: number): void;
  readonly lines: ContactWriter;
  /** Numbers of contacts by doctor, month and tariff. */
  counts(): string;
  readonly truth: ContactTruth;
}

/** Contacts for something else than infection, for each contact for an infection. */
const OTHERS = 4;
/** Deviation (log scale) of doctors in how often they see their patients. */
const DEVIATION = 0.2;
/** How much of a usual month each calendar month is. */
const SEASON = [1.05, 1, 1.1, 0.95, 1, 1, 0.6, 0.95, 1.1, 1.1, 1.1, 0.9] as const;
const RESPIRATORY = INFECTION_GROUPS.indexOf('respiratory');

/** Draws from a stream of its own: the dispensings are the same with the contacts and without. */
export function createContactBook(world: World, seed: number, year: number): ContactBook {
  const random = randomStream(seed, 'parcel', world.parcel.number, 'contacts', year);
  const first = worldMonth(year, 1);
  const lines = createContactWriter(world, year);
  const seen = new Uint16Array(world.doctors.length * 12 * TARIFFS.length);
  const draws = tariffTable();
  const truth: ContactTruth = { year, respiratory: 0, treated: 0, again: 0, counted: 0 };

  const note = (person: number, infection: number, day: number, doctor: number, tariff: number) => {
    const month = (MONTH_OF_DAY[day] as number) - first;
    const at = (doctor * 12 + month) * TARIFFS.length + tariff;
    seen[at] = (seen[at] as number) + 1;
    truth.counted += 1;
    if (INFECTION_GROUPS.indexOf(INFECTIONS[infection]?.group ?? 'other') !== RESPIRATORY) return;
    truth.respiratory += 1;
    lines.write(person, infection, day, doctor, tariff);
  };
  return {
    see: (person, infection, day, doctor, isTreated) => {
      const tariff = isWeekend(day) ? ON_DUTY : (draws[random.below(draws.length)] as number);
      const before = truth.respiratory;
      note(person, infection, day, doctor, tariff);
      if (isTreated) truth.treated += truth.respiratory - before;
    },
    seeAgain: (person, infection, day, doctor) => {
      const before = truth.respiratory;
      note(person, infection, day, doctor, isWeekend(day) ? ON_DUTY : CONSULTATION);
      truth.again += truth.respiratory - before;
      truth.treated += truth.respiratory - before;
    },
    lines,
    counts: () => {
      addOthers(world, random, seen, draws, truth);
      return lines.counts(seen);
    },
    truth,
  };
}

/** What else the doctors did, in the months in which they worked: in proportion to the infections that they saw in the year. */
function addOthers(
  world: World,
  random: RandomStream,
  seen: Uint16Array,
  draws: Uint8Array,
  truth: ContactTruth,
): void {
  const width = 12 * TARIFFS.length;
  const share = TARIFFS.map((_, tariff) => draws.filter((drawn) => drawn === tariff).length / draws.length);
  world.doctors.forEach((_, doctor) => {
    const own = seen.subarray(doctor * width, (doctor + 1) * width);
    const months = SEASON.map((season, month) =>
      own.subarray(month * TARIFFS.length, (month + 1) * TARIFFS.length).some((count) => count > 0)
        ? season
        : 0,
    );
    const worked = months.reduce((sum: number, season) => sum + season, 0);
    if (worked === 0) return;
    const infections = own.reduce((sum, count) => sum + count, 0);
    const others = OTHERS * infections * Math.exp(DEVIATION * normal(random) - DEVIATION ** 2 / 2);
    months.forEach((season, month) => {
      share.forEach((part, tariff) => {
        const mean = (others * season * part) / worked;
        const more = Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
        const at = month * TARIFFS.length + tariff;
        own[at] = (own[at] as number) + more;
        truth.counted += more;
      });
    });
  });
}
