import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import type { DemoLogIn } from '../http/server-options.ts';
import type { LogInService } from '../log-in/log-in-service.ts';
import { addChoiceRoutes } from './choice-routes.ts';
import { createDemoProvider, DEMO_PATH } from './demo-provider.ts';
import { refuseRealData } from './refuse-real-data.ts';

/**
 * Mounts the demo's log-in under this server's own address, reached by the same code path as HelseID.
 * @throws Refusal `demo-only` when the home holds anything but synthetic data.
 */
export async function mountDemoLogIn(
  app: FastifyInstance,
  demo: DemoLogIn,
  { publicUrl }: { readonly publicUrl: string },
): Promise<LogInService> {
  await refuseRealData(demo);
  const { provider, service } = await createDemoProvider(publicUrl, demo.people);
  const answer = provider.callback();
  const { host, protocol } = new URL(publicUrl);

  await app.register(async (mounted) => {
    // The provider reads bodies itself.
    mounted.removeAllContentTypeParsers();
    mounted.addContentTypeParser('*', (_request, _payload, done) => done(null));
    mounted.all(
      `${DEMO_PATH}/*`,
      { schema: { hide: true }, config: { provesItself: true } },
      async (request, reply) => {
        reply.hijack();
        const raw = Object.assign(request.raw, { originalUrl: request.raw.url });
        raw.url = (raw.url ?? '').slice(DEMO_PATH.length);
        raw.headers.host = host;
        raw.headers['x-forwarded-proto'] = protocol.slice(0, -1);
        await answer(raw, reply.raw);
      },
    );
  });
  addChoiceRoutes(app, provider, demo);

  return { ...service, reachedAt: () => ownAddress(app) };
}

function ownAddress(app: FastifyInstance): string {
  const { port, family, address } = app.server.address() as AddressInfo;
  const anywhere = address === '::' || address === '0.0.0.0';
  if (anywhere) return `http://127.0.0.1:${port}`;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}
