import { valueOn } from '../chance/curve.ts';
import { drawTable } from '../chance/draw-table.ts';
import { seasonYear } from '../infections/calendar.ts';
import { INFECTION_GROUPS, INFECTIONS } from '../infections/infections.ts';
import { CHOICES, type Choice, MEDICINE_NAMES, MEDICINES, type Medicine } from './medicines.ts';
import { productIndex } from './products.ts';
import { narrowing, readiness } from './trends.ts';

export const OLDEST = 105;
/** Cells of sex and age: `female × (OLDEST + 1) + age`. */
const CELLS = 2 * (OLDEST + 1);

/** Positions in `INFECTIONS` that follow the general frailty, and those of the urinary tract. */
const isUrinary = (index: number) => {
  const group = INFECTIONS[index]?.group;
  return group === 'urinary' || group === 'prophylaxis';
};
export const GENERAL = INFECTIONS.flatMap((_, index) => (isUrinary(index) ? [] : [index]));
export const URINARY = INFECTIONS.flatMap((_, index) => (isUrinary(index) ? [index] : []));

/** What is the same for all people of one sex, age and year, laid out for the inner loop. */
export interface YearTables {
  /** Contacts a year by cell for frailty 1. */
  readonly general: Float64Array;
  readonly urinary: Float64Array;
  /** Cumulated contacts by cell and position in `GENERAL` or `URINARY`. */
  readonly generalUpTo: Float64Array;
  readonly urinaryUpTo: Float64Array;
  /** By infection. */
  readonly days: readonly Uint16Array[];
  readonly group: Uint8Array;
  /** Chance of a prescription by infection × 2 + (0 child, 1 other). */
  readonly treated: Float64Array;
  /** Log odds of penicillin V by infection × 2 + (0 child, 1 other); −Infinity where it is no choice. */
  readonly narrow: Float64Array;
  /** Medicines to draw from by infection × 2 + (0 child, 1 other). */
  readonly others: readonly Uint16Array[];
}

const DRAWS = 2048;

const ready = new Map<number, YearTables>();

/** The tables of a year, made once per thread. */
export function yearTablesOf(year: number): YearTables {
  const known = ready.get(year) ?? yearTables(year);
  ready.set(year, known);
  return known;
}

function yearTables(year: number): YearTables {
  const seasons = INFECTIONS.map((infection) => seasonYear(infection.season, year));
  const general = cumulated(GENERAL, (index) => seasons[index]?.level ?? 1);
  const urinary = cumulated(URINARY, (index) => seasons[index]?.level ?? 1);
  const byAge = <T>(value: (choice: Choice, isChild: boolean, infection: number) => T): T[] =>
    INFECTIONS.flatMap((infection, index) => {
      const choice = CHOICES[infection.choice] as Choice;
      return [value(choice, true, index), value(choice, false, index)];
    });
  return {
    general: general.total,
    urinary: urinary.total,
    generalUpTo: general.upTo,
    urinaryUpTo: urinary.upTo,
    days: seasons.map((season) => season.days),
    group: Uint8Array.from(INFECTIONS, (infection) => INFECTION_GROUPS.indexOf(infection.group)),
    treated: Float64Array.from(
      byAge((_, isChild, index) => {
        const { treated, group } = INFECTIONS[index] as (typeof INFECTIONS)[number];
        return treated[isChild ? 0 : 1] * readiness(group, year);
      }),
    ),
    narrow: Float64Array.from(
      byAge((choice, isChild, index) => {
        const share = choice.penicillinV[isChild ? 0 : 1];
        const drift = INFECTIONS[index]?.group === 'respiratory' ? narrowing(year) : 0;
        return Math.log(share / (1 - share)) + drift;
      }),
    ),
    others: byAge((choice, isChild) => {
      const weights = isChild ? choice.child : choice.other;
      return drawTable(
        MEDICINE_NAMES.map((name) => (weights[name] ?? 0) * trendOf(MEDICINES[name], year)),
        DRAWS,
      );
    }),
  };
}

function trendOf(medicine: Medicine, year: number): number {
  return medicine.trend ? valueOn(medicine.trend, year) : 1;
}

function cumulated(infections: readonly number[], level: (infection: number) => number) {
  const total = new Float64Array(CELLS);
  const upTo = new Float64Array(CELLS * infections.length);
  for (let cell = 0; cell < CELLS; cell += 1) {
    const isFemale = cell > OLDEST;
    const age = cell % (OLDEST + 1);
    let sum = 0;
    infections.forEach((index, position) => {
      const infection = INFECTIONS[index] as (typeof INFECTIONS)[number];
      sum += (valueOn(isFemale ? infection.women : infection.men, age) / 1000) * level(index);
      upTo[cell * infections.length + position] = sum;
    });
    total[cell] = sum;
  }
  return { total, upTo };
}

/** Products to draw from by medicine × 2 + (0 mixture for a child, 1 other). */
export const PRODUCT_DRAWS: readonly Uint16Array[] = MEDICINE_NAMES.flatMap((name) => {
  const medicine: Medicine = MEDICINES[name];
  return [medicine.child, medicine.other].map((weights) => {
    const numbers = Object.keys(weights).map(Number);
    const table = drawTable(
      numbers.map((number) => weights[number] ?? 0),
      DRAWS,
    );
    return table.map((position) => productIndex(numbers[position] as number));
  });
});
