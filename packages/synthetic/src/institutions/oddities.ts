import { randomStream } from '../chance/random-stream.ts';
import { bedsIn, type Institution, type Ward } from './institution.ts';
import { daysIn } from './stays.ts';

/** What looks wrong in an institution’s figures and may be: a reader should ask. */
export type OddityKind = 'month-at-zero' | 'jump-of-five' | 'bed-days-above-capacity';

export interface Oddity {
  readonly organisation: number;
  /** World month. */
  readonly month: number;
  readonly kind: OddityKind;
}

const MONTH_AT_ZERO = 0.003;
const JUMP_OF_FIVE = 0.002;
const BED_DAYS_ABOVE = 0.002;

/** Whether the pharmacy’s lines of a month are missing, or five times what they should be. */
export function salesOddity(seed: number, { slot }: Institution, month: number): OddityKind | null {
  const draw = randomStream(seed, 'institution', slot, 'oddity', month).uniform();
  if (draw < MONTH_AT_ZERO) return 'month-at-zero';
  return draw < MONTH_AT_ZERO + JUMP_OF_FIVE ? 'jump-of-five' : null;
}

/** More bed days than the beds allow, as when a figure is written wrong; `null` in nearly all months. */
export function bedDaysAbove(seed: number, { slot }: Institution, ward: Ward, month: number): number | null {
  const random = randomStream(seed, 'institution', slot, 'above', ward.type, month);
  const isOdd = random.chance(BED_DAYS_ABOVE);
  const beds = bedsIn(ward, month) ?? 0;
  return isOdd && beds > 0 ? Math.round(beds * daysIn(month) * (1.15 + random.uniform())) : null;
}
