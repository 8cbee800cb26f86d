import { listPatientsUnderOtherKeys, replacePatients } from '@smalspor/database/lmdi';
import { systemScope } from '@smalspor/domain/access';
import { carryPseudonym, newestKeyId, type PseudonymKeys } from '@smalspor/warehouse/pseudonyms';
import type { House } from '../house/house.ts';

/** Pseudonyms that are replaced together. */
const TOGETHER = 5_000;

/**
 * Carries the pseudonyms of administrations over to the newest key, each through the keys that have come since it was made.
 * What an interruption leaves is carried the next time.
 */
export async function carryPatients({ db }: Pick<House, 'db'>, keys: PseudonymKeys): Promise<void> {
  const scope = systemScope('rotate-key');
  const newest = newestKeyId(keys);
  const carried = (await listPatientsUnderOtherKeys(db, scope, newest)).map(({ patient, keyId }) => {
    const known = keys.findIndex(({ id }) => id === keyId);
    if (known < 0)
      throw new Error('Administrations were received under a patient key that is not in the ring');
    const to = keys
      .slice(known + 1)
      .reduce((pseudonym, key) => carryPseudonym(key, 'patient', pseudonym), BigInt(patient));
    return { from: patient, fromKey: keyId, to: String(to) };
  });
  for (let at = 0; at < carried.length; at += TOGETHER)
    await replacePatients(db, scope, newest, carried.slice(at, at + TOGETHER));
}
