import type { WithdrawalReason } from '../programmes/index.ts';
import type { CertificateModel } from './certificate-model.ts';

/**
 * Whether a new certificate tells something else than the withdrawn one where that was wrong. One that was written by mistake
 * has no such place: `null`, and people must judge.
 */
export function isMended(
  reason: WithdrawalReason,
  withdrawn: CertificateModel,
  anew: CertificateModel,
): boolean | null {
  const places = PLACES[reason];
  return places === null ? null : said(places(withdrawn)) !== said(places(anew));
}

type Places = ((model: CertificateModel) => unknown) | null;

const PLACES: Readonly<Record<WithdrawalReason, Places>> = {
  'wrong-holder': ({ holder }) => holder,
  // Where a part was done does not change what it gives.
  'wrong-hours': ({ hours, parts, period }) => [hours, period, parts.map(({ id, on }) => [id, on]).sort()],
  'wrong-rules': ({ schemes, programme, title, issuer }) => [schemes, programme, title, issuer],
  'issued-by-mistake': null,
};

/** Equal for two values that say the same, in whatever order their parts were written. */
function said(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
