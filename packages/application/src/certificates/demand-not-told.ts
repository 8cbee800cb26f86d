import { listCertificates } from '@smalspor/database/certificates';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import { refusalOfMove } from '@smalspor/domain/programmes';
import type { House } from '../house/house.ts';
import type { MyRound } from '../programmes/find-my-round.ts';

/**
 * Attendance that stands on a certificate is not taken away, also when another group of the same course issued it.
 * @throws Refusal `move-refused`
 */
export async function demandNotTold(
  { content }: House,
  trx: Db,
  { entry, programme }: MyRound,
  { meeting, participant }: { readonly meeting: string; readonly participant: string },
): Promise<void> {
  const inForce = await listCertificates(trx, systemScope('issue-certificates'), {
    participant,
    programme: programme.id,
    inForce: true,
  });
  const isTold = inForce.some(({ model }) =>
    model.parts.some(
      ({ type, id, roundId }) => type === 'meetings' && id === meeting && roundId === entry.id,
    ),
  );
  if (isTold) throw refusalOfMove({ reason: 'certificate-issued', facts: { participant } }, content.messages);
}
