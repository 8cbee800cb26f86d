import type { Senders, ServiceTokens } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';

export interface ServiceTokenSettings {
  /** As tokens name it. */
  readonly issuer: string;
  /** Where its public keys are (JWK Set). */
  readonly keys: string;
  /** What tokens must be for; `null`: anything. */
  readonly audience: string | null;
  readonly scope: string;
  readonly now: () => Date;
}

/** Signatures by a private key only: a public key can make none of these. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const CLOCKS_DIFFER_BY_SECONDS = 10;
const KEYS_WITHIN_MS = 5_000;

/** Organisation numbers as Maskinporten writes them: ISO 6523 with the prefix of Enhetsregisteret. */
const ORGANISATION = /^0192:(\d{9})$/;

function consumerOf({ consumer }: JWTPayload): string | null {
  const id = typeof consumer === 'object' && consumer !== null && 'ID' in consumer ? consumer.ID : null;
  return (typeof id === 'string' && ORGANISATION.exec(id)?.[1]) || null;
}

/**
 * Tokens as Maskinporten signs them: an organisation, its scopes, and an end. Which sender the organisation is stands in the
 * configuration; what it may tell about is asked as for any other.
 * Source: docs.digdir.no, Maskinporten, «access token».
 */
export function createServiceTokens(settings: ServiceTokenSettings, senders: Senders): ServiceTokens {
  const { issuer, audience, scope, now } = settings;
  const keys = createRemoteJWKSet(new URL(settings.keys), { timeoutDuration: KEYS_WITHIN_MS });

  async function verify(token: string): Promise<JWTPayload | null> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'consumer', 'scope'],
        clockTolerance: CLOCKS_DIFFER_BY_SECONDS,
        currentDate: now(),
        ...(audience === null ? {} : { audience }),
      });
      return payload;
    } catch (error) {
      const isAboutKeys = error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid;
      // What jose itself throws for a keys' address that answers wrongly has no class of its own.
      const isAboutToken = error instanceof errors.JOSEError && error.code !== 'ERR_JOSE_GENERIC';
      if (isAboutToken && !isAboutKeys) return null;
      throw new Refusal(
        'log-in-unavailable',
        'The keys that tokens are signed with cannot be had. Send it again later.',
        {
          cause: error,
          facts: { retryAfterSeconds: 60 },
        },
      );
    }
  }

  return {
    async recognise(token) {
      const payload = await verify(token);
      if (payload === null) return null;
      const scopes = typeof payload.scope === 'string' ? payload.scope.split(' ') : [];
      if (!scopes.includes(scope)) throw new Refusal('not-allowed', `The token lacks the scope ${scope}.`);
      const organisation = consumerOf(payload);
      return organisation === null ? null : senders.ofOrganisation(organisation);
    },
  };
}
