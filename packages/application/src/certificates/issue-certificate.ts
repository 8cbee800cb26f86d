import type { InputOf, OperationId, OutputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { insertCertificate, lockHolder } from '@smalspor/database/certificates';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import { type Participant, partsElsewhere, refusalOfMove } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import type { House } from '../house/house.ts';
import { changeRoundTo } from '../programmes/change-round.ts';
import type { MyRound } from '../programmes/find-my-round.ts';
import { recordMoves } from '../programmes/record-moves.ts';
import { certificateStanding } from './certificate-standing.ts';
import { type Asker, draftCertificate } from './draft-certificate.ts';

type Outcome = OutputOf<'issueCertificate'>['outcome'];

/** The own certificate, also after having left, or when the round is over. Asked for again, it is the same one. */
export const issueCertificate: UnboundUseCase<House, 'issueCertificate'> = (house, actor, input, call) =>
  ask(house, actor, input, call, 'issueCertificate', (mine) => mine.self);

/** Somebody else's, by the same rules: an administrator can issue nothing that is not due. */
export const issueCertificateFor: UnboundUseCase<House, 'issueCertificateFor'> = (
  house,
  actor,
  input,
  call,
) =>
  ask(house, actor, input, call, 'issueCertificateFor', ({ round }) =>
    round.participants.get(input.participant),
  );

async function ask(
  house: House,
  actor: Actor,
  input: InputOf<'issueCertificate'>,
  call: CallContext,
  operation: Extract<OperationId, 'issueCertificate' | 'issueCertificateFor'>,
  whose: (mine: MyRound) => Participant | null | undefined,
): Promise<OutputOf<'issueCertificate'>> {
  const { value: outcome, round } = await changeRoundTo<Outcome>(house, actor, input, call, {
    operation,
    act: (reached) => (reached === 'issued-before' ? 'ask-for-issued-certificate' : 'issue-certificate'),
    seen: null,
    work: (trx, mine) =>
      issue(
        house,
        trx,
        mine,
        actor,
        whose(mine) ?? null,
        operation === 'issueCertificate' ? 'holder' : 'administrator',
      ),
  });
  return { outcome, round };
}

/**
 * Freezes what is due in a certificate, and records it in the round. Where a certificate tells it all, that one stands.
 * @throws Refusal `move-refused` when nothing is due or mended, `not-found` for who has never taken part
 */
async function issue(
  house: House,
  trx: Db,
  mine: MyRound,
  actor: Actor,
  participant: Participant | null,
  asker: Asker,
): Promise<Outcome> {
  if (participant === null) throw new Refusal('not-found', 'This person has never taken part in the round.');
  // Two rounds of one person are locked apart; their certificates are not.
  await lockHolder(trx, participant.id, mine.programme.id);
  const standing = await certificateStanding(house, trx, mine, participant);
  if (standing.due === null && standing.inForce.length > 0) return 'issued-before';
  const certificate = await draftCertificate(house, trx, mine.programme, participant, standing, asker);
  if (certificate === 'nameless') {
    throw new Refusal(
      'move-refused',
      'The register of practitioners has no name for this person today: import its latest delivery first.',
    );
  }
  if (typeof certificate === 'string') {
    const facts = { participant: participant.id };
    throw refusalOfMove({ reason: `certificate-${certificate}`, facts }, house.content.messages);
  }
  const replaced = standing.inForce.map(({ id }) => id);
  await insertCertificate(
    trx,
    certificate,
    { roundId: mine.entry.id, participant: participant.id },
    replaced,
  );
  await recordMoves(house, trx, mine, actor, [
    {
      type: 'certificate-issued',
      participant: participant.id,
      certificateId: certificate.id,
      ...(standing.elsewhere ? { elsewhere: partsElsewhere(standing.elsewhere) } : {}),
    },
  ]);
  return 'issued';
}
