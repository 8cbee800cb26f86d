import { findMailReaders, listUnwilling } from '@smalspor/database/people';
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

/** Where leaders are invited: their own choice first, then what was noted for them. Nobody who has said no to invitations. */
export async function addressesOf(
  db: Db,
  leaders: readonly string[],
): Promise<ReadonlyMap<string, Reachable>> {
  const scope = systemScope('issue-reports');
  const [readers, contacts, unwilling] = await Promise.all([
    findMailReaders(db, scope, 'invitation', leaders),
    listContacts(db, scope, leaders),
    listUnwilling(db, scope, 'invitation', leaders),
  ]);
  const reachable = new Map<string, Reachable>();
  for (const hpr of leaders) {
    if (unwilling.has(hpr)) continue;
    const reader = readers.get(hpr);
    const noted = contacts.get(hpr);
    if (reader) reachable.set(hpr, { ...reader, language: reader.language ?? 'nb' });
    else if (noted !== undefined) reachable.set(hpr, { personId: null, address: noted, language: 'nb' });
  }
  return reachable;
}
