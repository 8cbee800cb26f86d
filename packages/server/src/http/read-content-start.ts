import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyRequest } from 'fastify';

/**
 * Where in a file the sent bytes belong: what `Content-Range: bytes 100-199/200` says, and the beginning without it.
 * @throws Refusal `invalid-request`
 */
export function readContentStart({ headers }: Pick<FastifyRequest, 'headers'>): number {
  const range = headers['content-range'];
  if (range === undefined) return 0;
  const [, from] = /^bytes (\d{1,15})-(?:\d{1,15})?\/(?:\d{1,15}|\*)$/.exec(String(range)) ?? [];
  if (from === undefined)
    throw new Refusal('invalid-request', 'The header Content-Range is written as in: bytes 100-199/200.');
  return Number(from);
}
