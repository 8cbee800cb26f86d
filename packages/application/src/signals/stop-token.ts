import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;

/** What a letter's link is made of: 256 bits that nobody guesses. */
export function newStopToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What is kept of it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
