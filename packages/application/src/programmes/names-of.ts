import { listPractitioners } from '@smalspor/database/prescribers';
import { systemScope } from '@smalspor/domain/access';
import type { House } from '../house/house.ts';
import { osloDay } from '../house/oslo-day.ts';

/** Names of doctors by HPR number, as the register of practitioners has them today. */
export async function namesOf(
  house: House,
  hprNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await listPractitioners(
    house.db,
    systemScope('list-group'),
    osloDay(house.now()),
    hprNumbers,
  );
  return new Map(found.map(({ hpr, name }) => [hpr, name]));
}
