import { randomBytes } from 'node:crypto';
import { EncryptJWT, type JWK, jwtDecrypt } from 'jose';

/** What this server must remember between sending a browser to the log-in service and getting it back. */
export interface PendingLogIn {
  /** Which service the browser was sent to. */
  readonly service: string;
  readonly codeVerifier: string;
  readonly state: string;
  readonly nonce: string;
  /** The key that the tokens will be bound to; `null` where the service binds none. */
  readonly proofKey: JWK | null;
  /** The page of ours to open afterwards. */
  readonly returnTo: string;
}

export interface PendingLogInSeal {
  seal(pending: PendingLogIn): Promise<string>;
  /** `null` when the seal is broken, too old or made by an earlier process: then the log-in starts anew. */
  open(sealed: string): Promise<PendingLogIn | null>;
}

/** How long a person may be away at the log-in service. */
export const LOG_IN_WITHIN_S = 600;

/**
 * Seals the pending log-in into the browser's own cookie, encrypted with a key that lives as long as this process: a
 * restart in the middle of a log-in only means logging in once more.
 */
export function createPendingLogInSeal(now: () => Date): PendingLogInSeal {
  const key = randomBytes(32);
  return {
    seal: ({ ...pending }) =>
      new EncryptJWT(pending)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime(Math.floor(now().getTime() / 1000) + LOG_IN_WITHIN_S)
        .encrypt(key),
    open: async (sealed) => {
      const opened = await jwtDecrypt(sealed, key, { currentDate: now() }).catch(() => null);
      return opened ? (opened.payload as unknown as PendingLogIn) : null;
    },
  };
}
