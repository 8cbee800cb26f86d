import type { StoredCertificate } from '@smalspor/database/certificates';
import type { CertificateState } from '@smalspor/domain/certificates';

/** Whether a certificate holds: one that has been replaced or withdrawn does not. */
export function stateOf({ supersededBy, withdrawn }: StoredCertificate): CertificateState {
  if (withdrawn !== null) return 'withdrawn';
  return supersededBy === null ? 'in-force' : 'replaced';
}

/** What a change of it is written against: 1 as it was issued, 2 once it has been replaced or withdrawn. */
export function versionOf(certificate: StoredCertificate): number {
  return stateOf(certificate) === 'in-force' ? 1 : 2;
}
