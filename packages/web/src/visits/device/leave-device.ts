import { client } from '../../api/client.ts';
import { dropDeviceKey, heldDeviceKey } from './device-key.ts';
import { dropShell } from './keep-shell.ts';
import {
  allRows,
  deleteVisitDatabase,
  hasVisitDatabase,
  result,
  type SealedAnswer,
  type SealedRow,
  type StoreName,
  withDatabase,
  write,
} from './visit-database.ts';

/** How many answers of the signed-in person lie on this device and nowhere else. */
export async function countUnsent(): Promise<number> {
  const held = await heldDeviceKey();
  if (!held || !(await hasVisitDatabase())) return 0;
  const rows = await withDatabase((database) => allRows<SealedAnswer>(database, 'answers'));
  return rows.filter(({ keyId }) => keyId === held.id).length;
}

/**
 * Erases all that the signed-in person has kept on this device, and has the server forget the key, so that nothing can be read
 * from what a disk may remember. What another person has not sent yet stays, sealed with that person's key.
 */
export async function eraseVisits(): Promise<void> {
  const held = await heldDeviceKey();
  dropDeviceKey();
  if (!(await hasVisitDatabase())) return;
  const left = await withDatabase(async (database) => {
    const others = await Promise.all(
      (['forms', 'answers'] as const).map((store) => dropRowsOf(database, store, held?.id ?? null)),
    );
    return others.reduce((sum, count) => sum + count, 0);
  });
  if (left === 0) await deleteVisitDatabase();
  await dropShell();
  // What lies on this device is gone already; a key that the server has forgotten before is no loss.
  if (held) await client.forgetVisitKey({ id: held.id }).catch(() => undefined);
}

/** @returns how many rows are another's */
async function dropRowsOf(database: IDBDatabase, store: StoreName, keyId: string | null): Promise<number> {
  const all = await allRows<SealedRow>(database, store);
  const own = all.filter((row) => row.keyId === keyId);
  await write(database, store, async (rows) => {
    for (const { id } of own) await result(rows.delete(id));
  });
  return all.length - own.length;
}
