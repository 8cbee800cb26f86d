import type { JWK } from 'jose';
import type { LogInProfile } from './log-in-profiles.ts';

/** An OIDC service that people log in with: HelseID, ID-porten, or the demo's own. */
export interface LogInService {
  /** Its name here, as in `/log-in?service=id-porten`. */
  readonly id: string;
  readonly profile: LogInProfile;
  /** Its issuer; everything else is discovered from there. */
  readonly issuer: string;
  readonly clientId: string;
  /**
   * The private key that this client proves itself with (`private_key_jwt`). Its `alg` decides the algorithm, else its
   * kind: RS256 for RSA, ES256, ES384 or ES512 by the curve.
   */
  readonly clientKey: JWK;
  readonly scopes: readonly string[];
  /** The least level of assurance that lets anyone in, 1–4. */
  readonly minimumLevel: number;
  /** The oldest authentication that counts, in seconds; `null` where the service's own word is enough. */
  readonly maximumAgeSeconds: number | null;
  /** The text of its button, as a key of the messages; `null` for the page's own words. */
  readonly button: string | null;
  /**
   * Where requests to this server's own public address are sent instead, as when the demo's log-in lives in this very
   * process behind a port mapping; `null` for every service elsewhere.
   */
  readonly reachedAt: (() => string) | null;
}

/** What Smalspor asks HelseID for: who it is and the HPR number. The national identity number is never asked for. */
export const HELSEID_SCOPES = [
  'openid',
  'profile',
  'helseid://scopes/identity/pid_pseudonym',
  'helseid://scopes/identity/security_level',
  'helseid://scopes/hpr/hpr_number',
] as const;
