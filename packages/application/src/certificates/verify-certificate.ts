import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  findCertificate,
  findCertificateByCode,
  type StoredCertificate,
} from '@smalspor/database/certificates';
import { systemScope } from '@smalspor/domain/access';
import { readCode } from '@smalspor/domain/certificates';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { stateOf } from './certificate-state.ts';

/**
 * What a code tells whoever holds the paper: no more than stands on it, and for every code that was never issued the same
 * answer by the same way. A slip is found from the code alone, before anything is looked up.
 */
export const verifyCertificate: UnboundUseCase<House, 'verifyCertificate'> = async (house, input, call) => {
  const code = readCode(input.code);
  if (code === null) return { outcome: 'mistyped' };
  const found = await findCertificateByCode(house.db, systemScope('verify-certificate'), code);
  if (found === null) return { outcome: 'unknown' };
  await appendAudit(house.db, {
    at: house.now(),
    actor: 'visitor',
    act: 'verify-certificate',
    objectKind: 'certificate',
    objectId: found.id,
    outcome: 'success',
    requestId: call.requestId,
  });
  const { holder, programme, hours } = found.model;
  const last = await successorOf(house, found);
  return {
    outcome: 'genuine',
    state: last.withdrawn === null ? stateOf(found) : 'withdrawn',
    withdrawnOn: last.withdrawn && norwegianDateOf(last.withdrawn.at),
    name: holder.name,
    programme: programme.name,
    hours,
    issuedOn: norwegianDateOf(found.issuedAt),
  };
};

/** The last of those that have replaced a certificate; itself where none has. What it replaced went with it. */
async function successorOf(house: House, certificate: StoredCertificate): Promise<StoredCertificate> {
  const { supersededBy } = certificate;
  if (supersededBy === null) return certificate;
  const next = await findCertificate(house.db, systemScope('verify-certificate'), supersededBy);
  return next === null ? certificate : successorOf(house, next);
}
