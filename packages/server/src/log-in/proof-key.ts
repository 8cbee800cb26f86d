import { exportJWK, importJWK, type JWK } from 'jose';
import { randomDPoPKeyPair } from 'openid-client';

/** The key that the tokens of one log-in are bound to (DPoP): new for each, so that nothing ties two log-ins together. */
export type ProofKey = Awaited<ReturnType<typeof randomDPoPKeyPair>>;

const ALGORITHM = 'ES256';

export function newProofKey(): Promise<ProofKey> {
  return randomDPoPKeyPair(ALGORITHM, { extractable: true });
}

/** The key as it rests, sealed, in the browser's cookie while the person is at the log-in service. */
export function exportProofKey({ privateKey }: ProofKey): Promise<JWK> {
  return exportJWK(privateKey);
}

export async function importProofKey(jwk: JWK): Promise<ProofKey> {
  const { d: _secret, ...open } = jwk;
  const [privateKey, publicKey] = await Promise.all([
    importJWK(jwk, ALGORITHM),
    importJWK(open, ALGORITHM, { extractable: true }),
  ]);
  if (privateKey instanceof Uint8Array || publicKey instanceof Uint8Array) {
    throw new Error('A proof key is an EC key');
  }
  return { privateKey, publicKey };
}
