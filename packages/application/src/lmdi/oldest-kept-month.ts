import { addMonths, type Month, monthOfDate, norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

/** The first month whose administrations are received and kept; `null` where all are. */
export function oldestKeptMonth({ configuration, now }: Pick<House, 'configuration' | 'now'>): Month | null {
  const { keepMonths } = configuration.lmdi;
  return keepMonths === null ? null : addMonths(monthOfDate(norwegianDateOf(now())), -keepMonths);
}
