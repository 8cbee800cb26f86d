import { type Curve, curve, valueOn } from '../chance/curve.ts';
import { drawTable } from '../chance/draw-table.ts';

/** Inhabitants per single year of age when the country begins; drawn by hand after the shape of the years around 2011. */
const AGES_AT_START: Curve = curve(
  '0:12.2 9:12.2 18:13.0 24:12.7 38:14.3 45:15.0 55:12.6 64:11.4 70:7.0 80:4.8 88:2.3 95:0.5 101:0',
);

/** People who move in: young adults with their children. */
const AGES_OF_NEWCOMERS: Curve = curve('0:1.2 8:1.1 17:1.2 20:3.4 28:4.4 36:2.6 50:0.9 67:0.4 75:0');

const AGES = Array.from({ length: 102 }, (_, age) => age);
export const START_AGE_TABLE = drawTable(
  AGES.map((age) => valueOn(AGES_AT_START, age)),
  8192,
);
export const NEWCOMER_AGE_TABLE = drawTable(
  AGES.map((age) => valueOn(AGES_OF_NEWCOMERS, age)),
  8192,
);

/** Live births per inhabitant and year. */
export const BIRTH_RATE = 0.0112;

/** Chance that a person of each age is a woman when the country begins. */
export const SHARE_OF_WOMEN = byAge(curve('0:0.487 40:0.489 65:0.502 80:0.575 92:0.7'));

/** Gompertz hazard of dying: yearly rate at birth and its growth by age. */
const DYING = { women: 1.55e-5, men: 2.5e-5, growth: 0.099 };

/** Years left to live, from an exponential draw with mean 1. */
export function yearsToLive(age: number, female: boolean, exponentialDraw: number): number {
  const now = (female ? DYING.women : DYING.men) * Math.exp(DYING.growth * age);
  return Math.log1p((exponentialDraw * DYING.growth) / now) / DYING.growth;
}

/** Yearly rate of moving away for good, by age. */
export const LEAVING_RATE = byAge(curve('0:0.009 18:0.012 22:0.028 34:0.02 45:0.007 70:0.002'));

function byAge(values: Curve): Float64Array {
  return Float64Array.from(AGES, (age) => valueOn(values, age));
}
