import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from '@smalspor/contract/problems';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** An address where nothing is, so that the answer is the same as for every other such address. */
const NOWHERE = '/api/unreadable-address';

/** The router would answer an address that cannot be decoded by itself, with the address in the answer. */
export function readableAddress({ url = '' }: Pick<IncomingMessage, 'url'>): string {
  try {
    const path = url.startsWith('/') ? url.split('?', 1)[0] : new URL(url).pathname;
    decodeURIComponent(path ?? '');
    return url;
  } catch {
    return NOWHERE;
  }
}

/** JSON as usual; an announced body that is empty counts as none, since browsers and programs send it so. */
export function addJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>(
    'application/json',
    { parseAs: 'string' },
    (request: FastifyRequest, body, done) =>
      body === '' ? done(null, undefined) : parse(request, body, done),
  );
}

const STATUS_OF: Readonly<Record<string, readonly [status: number, phrase: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
};

/** What is no request at all never reaches a route; it gets the same kind of answer, written by hand. */
export function answerUnreadableRequest(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, phrase] = STATUS_OF[error.code ?? ''] ?? [400, 'Bad Request'];
  const body = JSON.stringify({
    type: 'urn:smalspor:problem:invalid-request',
    title: problemOf('invalid-request').title,
    status,
    code: 'invalid-request',
    detail: 'The request could not be read.',
    requestId: randomUUID(),
  });
  const lines = [
    `HTTP/1.1 ${status} ${phrase}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  if (socket.writable) socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  socket.destroy(error);
}
