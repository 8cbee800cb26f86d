import { randomBytes } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

/** What this server must remember between sending a browser to the log-in service and getting it back. */
export interface PendingLogIn {
  readonly codeVerifier: string;
  readonly state: string;
  readonly nonce: string;
  /** The page of ours to open afterwards. */
  readonly returnTo: string;
}

export interface PendingLogInSeal {
  seal(pending: PendingLogIn): Promise<string>;
  /** `null` when the seal is broken, too old or made by an earlier process: then the log-in starts anew. */
  open(sealed: string): Promise<PendingLogIn | null>;
}

/**
 * Seals the pending log-in into the browser's own cookie, encrypted with a key that lives as long as this process, as
 * the DPoP key does: a restart in the middle of a log-in only means logging in once more.
 */
export function createPendingLogInSeal(): PendingLogInSeal {
  const key = randomBytes(32);
  return {
    seal: ({ ...pending }) =>
      new EncryptJWT(pending)
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
        .setExpirationTime('10 minutes')
        .encrypt(key),
    open: async (sealed) => {
      const opened = await jwtDecrypt(sealed, key).catch(() => null);
      return opened ? (opened.payload as unknown as PendingLogIn) : null;
    },
  };
}
