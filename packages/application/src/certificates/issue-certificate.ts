import { randomInt } from 'node:crypto';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { insertCertificate, lockHolder } from '@smalspor/database/certificates';
import { findPerson } from '@smalspor/database/people';
import type { Db } from '@smalspor/database/schema';
import type { Actor } from '@smalspor/domain/access';
import {
  buildCertificate,
  CODE_DRAWS,
  CODE_SIGNS,
  codeOfDraws,
  type VerificationCode,
} from '@smalspor/domain/certificates';
import { type Participant, partsElsewhere, refusalOfMove } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { CERTIFICATE_VERSIONS } from '@smalspor/reports/versions';
import type { House } from '../house/house.ts';
import { changeRound } from '../programmes/change-round.ts';
import type { MyRound } from '../programmes/find-my-round.ts';
import { namesOf } from '../programmes/names-of.ts';
import { hprOf } from '../programmes/participant-of.ts';
import { recordMoves } from '../programmes/record-moves.ts';
import { certificateStanding } from './certificate-standing.ts';

/** The doctor's own certificate, also after having left, or when the round is over. */
export const issueCertificate: UnboundUseCase<House, 'issueCertificate'> = (house, actor, input, call) =>
  changeRound(house, actor, input, call, {
    operation: 'issueCertificate',
    act: 'issue-certificate',
    seen: null,
    work: (trx, mine) => issue(house, trx, mine, actor, mine.self),
  });

/** Somebody else's, by the same rules: an administrator can issue nothing that is not due. */
export const issueCertificateFor: UnboundUseCase<House, 'issueCertificateFor'> = (
  house,
  actor,
  input,
  call,
) =>
  changeRound(house, actor, input, call, {
    operation: 'issueCertificateFor',
    act: 'issue-certificate',
    seen: null,
    work: (trx, mine) =>
      issue(house, trx, mine, actor, mine.round.participants.get(input.participant) ?? null),
  });

/**
 * Freezes what is due in a certificate, and records it in the round.
 * @throws Refusal `move-refused` when nothing is due, `not-found` for who has never taken part
 */
async function issue(
  house: House,
  trx: Db,
  mine: MyRound,
  actor: Actor,
  participant: Participant | null,
): Promise<void> {
  if (participant === null) throw new Refusal('not-found', 'This person has never taken part in the round.');
  // Two rounds of one person are locked apart; their certificates are not.
  await lockHolder(trx, participant.id, mine.programme.id);
  const standing = await certificateStanding(house, trx, mine, participant);
  if (standing.due === null) {
    const facts = { participant: participant.id };
    throw refusalOfMove({ reason: 'certificate-not-due', facts }, house.content.messages);
  }
  const certificate = buildCertificate(
    {
      id: house.newId(),
      code: drawCode(),
      synthetic: await house.synthetic(),
      issuedAt: house.now(),
      verifyAddress: new URL('/certificate', house.configuration.server.publicUrl).href,
      versions: CERTIFICATE_VERSIONS,
      programme: mine.programme,
      credit: standing.due,
      credits: standing.credits,
      participant,
      holder: await holderOf(house, trx, participant.id),
      rounds: standing.rounds,
      replaced: standing.inForce.map(({ model }) => model),
    },
    house.content.messages,
  );
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
}

function drawCode(): VerificationCode {
  return codeOfDraws(Array.from({ length: CODE_DRAWS }, () => randomInt(CODE_SIGNS)));
}

/** @throws Refusal `move-refused` when no register knows the name: a certificate without one is worth nothing */
async function holderOf(
  house: House,
  trx: Db,
  participant: string,
): Promise<{ readonly name: string; readonly hpr: string | null }> {
  const hpr = hprOf(participant);
  const name =
    hpr === null
      ? (await findPerson(trx, participant.slice('person:'.length)))?.name
      : (await namesOf({ ...house, db: trx }, [hpr])).get(hpr);
  if (!name) {
    throw new Refusal(
      'move-refused',
      'The register of practitioners has no name for this person today: import its latest delivery first.',
    );
  }
  return { name, hpr };
}
