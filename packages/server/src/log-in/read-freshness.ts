import { CLOCK_TOLERANCE_S } from './connect-service.ts';
import { LOG_IN_WITHIN_S } from './pending-log-in.ts';
import { malformedAnswer } from './read-subject.ts';

/**
 * Checks what the protocol leaves open: a token is made for this log-in, not earlier and not in the future, and for this
 * client alone.
 * @throws Refusal `log-in-failed` when it is not
 */
export function readFreshness(
  { iat, azp }: { readonly iat: number; readonly azp?: string | undefined },
  clientId: string,
  nowSeconds = Date.now() / 1000,
): void {
  if (iat > nowSeconds + CLOCK_TOLERANCE_S) {
    throw malformedAnswer('its token is from the future, so its clock or ours is wrong');
  }
  if (iat < nowSeconds - LOG_IN_WITHIN_S - CLOCK_TOLERANCE_S) throw malformedAnswer('its token is old');
  if (azp !== undefined && azp !== clientId) throw malformedAnswer('its token is meant for another client');
}
