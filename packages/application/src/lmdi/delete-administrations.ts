import { deleteOldAdministrations } from '@smalspor/database/lmdi';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import { formatMonth } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { oldestKeptMonth } from './oldest-kept-month.ts';

/**
 * Deletes administrations that have been kept long enough. The sums of their months are in the lake by then: a month is kept
 * for more than a night. @returns how many
 */
export async function deleteAdministrations(house: House, trx: Db): Promise<number> {
  const month = oldestKeptMonth(house);
  if (month === null) return 0;
  return deleteOldAdministrations(trx, systemScope('apply-retention'), {
    month,
    instant: `${formatMonth(month)}-01T00:00:00Z`,
  });
}
