import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import staticFiles from '@fastify/static';
import type { LessonPackage } from '@smalspor/domain/courses';
import { packageFileType } from '@smalspor/domain/courses';
import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ServerOptions } from '../http/server-options.ts';
import { packageDocument, packagePolicy } from './package-document.ts';

const PLAYER = dirname(createRequire(import.meta.url).resolve('h5p-standalone'));
const LASTING = 'public, max-age=31536000, immutable';
/** What is opened by itself, such as a picture with a script in it, runs nothing. */
const NOTHING_RUNS = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

/**
 * Serves the H5P packages of lessons, and the player. They are asked for by a document without origin, which sends no cookie, so they
 * are open to whoever knows the checksum of the package, and say nothing about anybody.
 */
export async function addPackages(app: FastifyInstance, options: ServerOptions): Promise<void> {
  const { origin } = new URL(options.publicUrl);
  const packages = new Map(options.packages.map((each) => [each.digest, each]));
  for (const [prefix, root] of [
    ['/h5p/player/', PLAYER],
    ['/h5p/frame/', join(import.meta.dirname, 'player')],
  ] as const) {
    await app.register(staticFiles, {
      root,
      prefix,
      decorateReply: false,
      index: false,
      setHeaders: (reply) => {
        for (const [name, value] of Object.entries(OPEN)) reply.header(name, value);
        reply.header('cache-control', 'no-cache');
      },
    });
  }
  app.get<Address>('/h5p/packages/:digest', HIDDEN, (request, reply) => {
    const held = find(packages, request.params.digest);
    return reply
      .header('content-security-policy', packagePolicy(origin, held.digest))
      .removeHeader('x-frame-options')
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(packageDocument(held));
  });
  app.get<Address>('/h5p/packages/:digest/*', HIDDEN, (request, reply) => {
    const held = find(packages, request.params.digest);
    return sendFile(reply, held, request.params['*']);
  });
}

interface Address {
  readonly Params: { readonly digest: string; readonly '*': string };
}

const HIDDEN = { schema: { hide: true } } as const;
/** A document without origin may load it. */
const OPEN = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } as const;

function sendFile(reply: FastifyReply, { files }: LessonPackage, path: string): FastifyReply {
  const bytes = files.get(path);
  const type = packageFileType(path);
  if (!bytes || type === null) throw gone();
  return reply
    .headers({ ...OPEN, 'content-security-policy': NOTHING_RUNS, 'cache-control': LASTING })
    .type(type)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
}

function find(packages: ReadonlyMap<string, LessonPackage>, digest: string): LessonPackage {
  const held = packages.get(digest);
  if (!held) throw gone();
  return held;
}

function gone(): Refusal {
  return new Refusal('not-found', 'There is no such package.');
}
