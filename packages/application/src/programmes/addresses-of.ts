import { findMailReaders } from '@smalspor/database/people';
import { listContacts } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import type { Language } from '@smalspor/domain/texts';

/** Where somebody is written to, and in which language. */
export interface Reachable {
  readonly personId: string | null;
  readonly address: string;
  readonly language: Language;
}

/** Where leaders are written to: their own choice first, then what was noted for them. */
export async function addressesOf(
  db: Db,
  leaders: readonly string[],
): Promise<ReadonlyMap<string, Reachable>> {
  const scope = systemScope('issue-reports');
  const [readers, contacts] = await Promise.all([
    findMailReaders(db, scope, leaders),
    listContacts(db, scope, leaders),
  ]);
  const reachable = new Map<string, Reachable>();
  for (const hpr of leaders) {
    const reader = readers.get(hpr);
    const noted = contacts.get(hpr);
    if (reader) reachable.set(hpr, { ...reader, language: reader.language ?? 'nb' });
    else if (noted !== undefined) reachable.set(hpr, { personId: null, address: noted, language: 'nb' });
  }
  return reachable;
}
