import { createHash } from 'node:crypto';
import type { Operation } from '@smalspor/contract/operations';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FHIR_JSON } from '../lmdi/fhir-json.ts';

/** An answer as it goes over the wire. */
interface Sent {
  readonly bytes: Buffer | string;
  readonly mediaType: string;
  readonly fileName: string | null;
}

export function isFile({ kind }: Operation): boolean {
  return kind === 'pdf' || kind === 'file';
}

/** Sends an answer that is its asker's own: no cache keeps it. */
export function sendAnswer(operation: Operation, output: unknown, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store');
  return send(operation, toSent(operation, output), reply);
}

/**
 * Sends open data. Caches may keep it, and must ask each time: a release that is withdrawn is gone at once everywhere. Whoever has it
 * already gets 304 and nothing else.
 */
export function sendOpenData(
  operation: Operation,
  output: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const sent = toSent(operation, output);
  const tag = `"${createHash('sha256').update(sent.bytes).digest('base64url').slice(0, 27)}"`;
  reply
    .header('cache-control', 'public, no-cache')
    .header('etag', tag)
    .header('access-control-allow-origin', '*');
  if (hasAlready(request, tag)) return reply.status(304).send();
  return send(operation, sent, reply);
}

/** A cache on the way may have marked the tag as weak. */
function hasAlready({ headers }: FastifyRequest, tag: string): boolean {
  const known = (headers['if-none-match'] ?? '').split(',').map((each) => each.trim().replace(/^W\//, ''));
  return known.includes(tag) || known.includes('*');
}

function toSent(operation: Operation, output: unknown): Sent {
  if (!isFile(operation)) {
    const mediaType = operation.kind === 'fhir' ? FHIR_JSON : 'application/json; charset=utf-8';
    return { bytes: JSON.stringify(output), mediaType, fileName: null };
  }
  const { bytes, fileName, mediaType } = output as {
    readonly bytes: Uint8Array;
    readonly fileName: string;
    readonly mediaType?: string;
  };
  return {
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    mediaType: mediaType ?? 'application/pdf',
    fileName: fileName.replaceAll(/[^\w.-]/g, '_'),
  };
}

function send(
  { status }: Operation,
  { bytes, mediaType, fileName }: Sent,
  reply: FastifyReply,
): FastifyReply {
  if (fileName !== null) reply.header('content-disposition', `attachment; filename="${fileName}"`);
  return reply.status(status).type(mediaType).send(bytes);
}
