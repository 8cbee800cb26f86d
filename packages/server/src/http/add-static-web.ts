import { existsSync } from 'node:fs';
import { join } from 'node:path';
import staticFiles from '@fastify/static';
import { Refusal } from '@smalspor/domain/refusal';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { answerWithProblem } from './problem-reply.ts';

/** Addresses that belong to programs: there a missing thing is a problem, not a page. */
const FOR_PROGRAMS = /^\/(api|assets|h5p|health|log-in|demo-oidc)(\/|$|\?)/;

/**
 * Serves the built page. Every other address that a browser asks for is the page itself, which finds out what to show;
 * without a page, and for programs, it is a problem.
 * @throws Error when the page has not been built.
 */
export async function addStaticWeb(app: FastifyInstance, directory: string | null): Promise<void> {
  if (directory) await addFiles(app, directory);
  app.setNotFoundHandler(async (request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (directory && wantsPage && !FOR_PROGRAMS.test(request.url)) return sendPage(reply);
    return answerWithProblem(new Refusal('not-found', 'There is nothing at this address.'), request, reply);
  });
}

async function addFiles(app: FastifyInstance, directory: string): Promise<void> {
  if (!existsSync(join(directory, 'index.html'))) {
    throw new Error(
      `The web page is not built: ${directory} has no index.html. Run the build of packages/web.`,
    );
  }
  await app.register(staticFiles, {
    root: directory,
    wildcard: false,
    index: false,
    // The build lays packed files beside the others. Answers are not packed: how well a secret packs tells of it.
    preCompressed: true,
    setHeaders: (reply, path) => {
      // Files under assets/ carry their checksum in their name.
      const lasting = path.includes('/assets/');
      reply.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply));
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-cache').sendFile('index.html');
}
