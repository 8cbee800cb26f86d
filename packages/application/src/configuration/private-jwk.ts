import { createPrivateKey } from 'node:crypto';

/** A private key as a JSON Web Key, RSA or EC. */
export interface PrivateJwk {
  readonly kty: string;
  readonly kid?: string;
  readonly alg?: string;
  readonly use?: string;
  readonly crv?: string;
  readonly d?: string;
  readonly x?: string;
  readonly y?: string;
  readonly n?: string;
  readonly e?: string;
  readonly p?: string;
  readonly q?: string;
  readonly dp?: string;
  readonly dq?: string;
  readonly qi?: string;
}

/** The algorithms that a log-in service takes an assertion in, by the kind of key. */
const ALGORITHMS: Readonly<Record<string, RegExp>> = {
  rsa: /^(RS|PS)(256|384|512)$/,
  ec: /^ES(256|384|512)$/,
};

/** The key of a variable, a JSON Web Key in base64; `null` for anything else, which is never repeated. */
export function parsePrivateJwk(text: string): PrivateJwk | null {
  try {
    const parsed = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    const algorithms = ALGORITHMS[createPrivateKey({ key: parsed, format: 'jwk' }).asymmetricKeyType ?? ''];
    const isUsable = algorithms !== undefined && (parsed.alg === undefined || algorithms.test(parsed.alg));
    return isUsable ? parsed : null;
  } catch {
    return null;
  }
}
