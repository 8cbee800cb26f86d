import { importJWK, type JWK } from 'jose';
import { modifyAssertion, PrivateKeyJwt } from 'openid-client';

const OF_CURVE: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

/** The algorithm that a client key signs with: its own `alg`, else the common one of its kind. */
export function algorithmOf({ alg, kty, crv }: JWK): string {
  if (alg !== undefined) return alg;
  return kty === 'EC' ? (OF_CURVE[crv ?? ''] ?? 'ES256') : 'RS256';
}

/** How the client proves itself: an assertion for this issuer alone, good for a minute, under the key's `kid`. */
export async function signedClient(jwk: JWK): Promise<ReturnType<typeof PrivateKeyJwt>> {
  const key = await importJWK(jwk, algorithmOf(jwk));
  if (key instanceof Uint8Array) {
    throw new Error('The client key of the log-in must be an RSA or EC private key');
  }
  return PrivateKeyJwt(
    { key, ...(jwk.kid ? { kid: jwk.kid } : {}) },
    {
      [modifyAssertion]: (header) => {
        header.typ = 'JWT';
      },
    },
  );
}
