import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import {
  findCertificate,
  lockHolder,
  markCertificateWithdrawn,
  type StoredCertificate,
} from '@smalspor/database/certificates';
import { queueMail } from '@smalspor/database/mail';
import { listMailOfParticipant } from '@smalspor/database/people';
import type { Db } from '@smalspor/database/schema';
import { systemScope } from '@smalspor/domain/access';
import { refusalOfMove } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { changeRoundTo } from '../programmes/change-round.ts';
import { recordMoves } from '../programmes/record-moves.ts';
import { versionOf } from './certificate-state.ts';
import { describeCertificate } from './describe-certificate.ts';

/**
 * Withdraws a certificate that is wrong, for good: it is never in force again, and a new one takes its place when what was
 * wrong has been mended. Its holder is written to in the same transaction.
 */
export const withdrawCertificate: UnboundUseCase<House, 'withdrawCertificate'> = async (
  house,
  actor,
  input,
  call,
) => {
  const { certificateId, reason, version } = input;
  const scope = systemScope('issue-certificates');
  const audited = { act: 'withdraw-certificate', objectKind: 'certificate', objectId: certificateId };
  const found = await auditRefusal(house, actor, { ...audited, requestId: call.requestId }, async () => {
    const stored = UUID.test(certificateId) ? await findCertificate(house.db, scope, certificateId) : null;
    if (!stored) throw new Refusal('not-found', 'There is no such certificate.');
    return stored;
  });
  const { roundId, participant, programme } = found;
  await changeRoundTo(house, actor, { ...input, roundId }, call, {
    operation: 'withdrawCertificate',
    act: audited.act,
    about: { objectKind: audited.objectKind, objectId: found.id, reason },
    seen: null,
    work: async (trx, mine) => {
      // Nobody replaces it while it is withdrawn.
      await lockHolder(trx, participant, programme);
      const now = await findCertificate(trx, scope, found.id);
      if (now === null || versionOf(now) !== version) {
        throw new Refusal('changed-meanwhile', 'Somebody else has replaced or withdrawn this certificate.');
      }
      if (!(await markCertificateWithdrawn(trx, found.id, { at: house.now(), reason }))) {
        throw refusalOfMove(
          { reason: 'certificate-not-in-force', facts: { participant } },
          house.content.messages,
        );
      }
      const move = { type: 'certificate-withdrawn', participant, certificateId: found.id, reason } as const;
      await recordMoves(house, trx, mine, actor, [move]);
      await queueLetters(house, trx, found);
      return null;
    },
  });
  const after = await findCertificate(house.db, scope, found.id);
  return describeCertificate(after ?? found);
};

/** The letter says that there is something to read about a certificate; what, is read after signing in. */
async function queueLetters(
  house: House,
  trx: Db,
  { id, roundId, participant }: StoredCertificate,
): Promise<void> {
  const readers = await listMailOfParticipant(trx, systemScope('issue-certificates'), participant);
  if (readers.length === 0) return;
  const link = new URL(`/rounds/${roundId}`, house.configuration.server.publicUrl).href;
  await queueMail(
    trx,
    readers.map(({ personId, address, language }) => ({
      occasion: `certificate-withdrawn ${id} ${personId}`,
      personId,
      letter: 'certificate-withdrawn',
      address,
      language: language ?? 'nb',
      gaps: { link },
    })),
    house.now(),
  );
}

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
