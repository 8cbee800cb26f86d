import { queueMail } from '@smalspor/database/mail';
import { findPerson } from '@smalspor/database/people';
import { listMoves } from '@smalspor/database/programmes';
import type { Db } from '@smalspor/database/schema';
import { canRecruit } from '@smalspor/domain/access';
import { findRoles } from '../accounts/find-roles.ts';
import type { House } from '../house/house.ts';
import type { MyRound } from './find-my-round.ts';

const PERSON = /^person:(.+)$/;

/**
 * Tells whoever invited a group that it has enrolled, in the transaction that enrols it. Who may no longer ask that
 * municipality's groups is told nothing.
 */
export async function tellInviter(
  house: House,
  trx: Db,
  { entry, programme }: Pick<MyRound, 'entry' | 'programme'>,
): Promise<void> {
  const invited = (await listMoves(trx, entry.id)).find(({ type }) => type === 'invited');
  const id = PERSON.exec(invited?.actor ?? '')?.[1];
  const person = id === undefined ? null : await findPerson(trx, id);
  if (!person?.mailAddress || person.noticesOff.includes('recruitment')) return;
  const { roles, places } = await findRoles({ ...house, db: trx }, person);
  const inviter = { userId: person.id, name: person.name, hpr: person.hpr, roles, places };
  if (entry.municipality === null || entry.county === null) return;
  if (!canRecruit(inviter, entry.municipality)) return;
  const language = person.language ?? 'nb';
  const path = `/roll-out/${programme.id}/${entry.county}`;
  await queueMail(
    trx,
    [
      {
        occasion: `group-enrolled ${entry.id}`,
        personId: person.id,
        letter: 'group-enrolled',
        address: person.mailAddress,
        language,
        gaps: {
          group: entry.unit.name,
          programme: programme.texts[language].name,
          link: new URL(path, house.configuration.server.publicUrl).href,
        },
      },
    ],
    house.now(),
  );
}
