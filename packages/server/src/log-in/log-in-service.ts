import type { JWK } from 'jose';

/** The OIDC service that people log in with: HelseID, or the demo's own. */
export interface LogInService {
  /** Its issuer; everything else is discovered from there. */
  readonly issuer: string;
  readonly clientId: string;
  /** The private key that this client proves itself with (`private_key_jwt`), RS256 or ES256. */
  readonly clientKey: JWK;
  readonly scopes: readonly string[];
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
