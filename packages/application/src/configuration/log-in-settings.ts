import { createPrivateKey } from 'node:crypto';
import type { SettingValues } from './settings.ts';

/** A private key as a JSON Web Key, RSA or EC. */
interface PrivateJwk {
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

/** The log-in service of an operated installation. */
export interface LogInSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientKey: PrivateJwk;
  readonly scopes: readonly string[];
  /** Only the demo's own log-in is reached elsewhere than at its issuer. */
  readonly reachedAt: null;
}

/** The private JSON Web Key that Smalspor proves itself with at the issuer, in base64. */
export const CLIENT_KEY_VARIABLE = 'SMALSPOR_LOG_IN_CLIENT_KEY';

/** Puts the parts together; without an issuer there is none, and the demo's log-in runs. */
export function readLogIn(
  values: SettingValues['logIn'],
  environment: Readonly<Record<string, string | undefined>>,
): LogInSettings | null | readonly string[] {
  const { issuer, clientId, scopes } = values;
  if (issuer === null) return null;
  const problems: string[] = [];
  if (clientId === null) problems.push('logIn.clientId is not set, but logIn.issuer is.');
  const clientKey = parseClientKey(environment[CLIENT_KEY_VARIABLE] ?? '');
  if (clientKey === null) {
    problems.push(`${CLIENT_KEY_VARIABLE} is not a private RSA or EC key as a JSON Web Key in base64.`);
  }
  if (clientId === null || clientKey === null) return problems;
  return { issuer, clientId, clientKey, scopes, reachedAt: null };
}

function parseClientKey(text: string): PrivateJwk | null {
  try {
    const parsed = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
    const { asymmetricKeyType } = createPrivateKey({ key: parsed, format: 'jwk' });
    return asymmetricKeyType === 'rsa' || asymmetricKeyType === 'ec' ? parsed : null;
  } catch {
    return null;
  }
}
