import { malformedAnswer } from './read-subject.ts';

type Claims = Readonly<Record<string, unknown>>;

const HPR_DETAILS = 'helseid://claims/hpr/hpr_details';

/**
 * What HelseID tells of somebody's authorisations, each object by itself. It stands in userinfo as `hpr_number` beside a list
 * `approvals` with one entry for each authorisation, and is left out where there is none. It may also come as a JSON text,
 * or as the list alone. Source: HelseID’s technical reference, the userinfo endpoint.
 *
 * @throws Refusal `log-in-failed` when it is malformed
 */
export function hprDetails(claims: Claims): readonly Claims[] {
  return detailsIn(claims[HPR_DETAILS]);
}

function detailsIn(claim: unknown): readonly Claims[] {
  if (claim === undefined || claim === null || claim === '') return [];
  if (Array.isArray(claim)) return claim.flatMap(detailsIn);
  const details = typeof claim === 'string' ? parseDetails(claim) : claim;
  if (Array.isArray(details)) return details.flatMap(detailsIn);
  if (typeof details !== 'object' || details === null) throw malformedAnswer('its HPR details are malformed');
  const { approvals } = details as Claims;
  return [details as Claims, ...detailsIn(approvals)];
}

function parseDetails(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformedAnswer('its HPR details are malformed');
  }
}
