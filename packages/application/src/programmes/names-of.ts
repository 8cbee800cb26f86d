import { listPractitioners } from '@smalspor/database/prescribers';
import { systemScope } from '@smalspor/domain/access';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';

/** Names of doctors by HPR number, as the register of practitioners has them today. */
export async function namesOf(
  house: House,
  hprNumbers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await listPractitioners(
    house.db,
    systemScope('list-group'),
    norwegianDateOf(house.now()),
    hprNumbers,
  );
  return new Map(found.map(({ hpr, name }) => [hpr, name]));
}
