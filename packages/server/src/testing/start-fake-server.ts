import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer as createNetServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { createServer } from '../http/create-server.ts';
import type { ServerOptions } from '../http/server-options.ts';
import { createFakeProduct, type FakeProduct } from './fake-product.ts';

export interface FakeServer extends FakeProduct {
  readonly origin: string;
  readonly app: FastifyInstance;
  stop(): Promise<void>;
}

/** A listening server with the application in memory. `change` adjusts the options first. */
export async function startFakeServer(
  change: (options: ServerOptions) => Partial<ServerOptions> = () => ({}),
  port = 0,
): Promise<FakeServer> {
  const chosen = port === 0 ? await freePort() : port;
  const origin = `http://localhost:${chosen}`;
  const directory = await mkdtemp(join(tmpdir(), 'smalspor-server-'));
  const product = createFakeProduct(origin, directory);
  const app = await createServer({ ...product.options, ...change(product.options) });
  await app.listen({ port: chosen, host: '127.0.0.1' });
  return {
    ...product,
    origin,
    app,
    stop: async () => {
      await app.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** A port that nobody listens on, for a service that must know the server's address before there is a server. */
export async function freePort(): Promise<number> {
  const server = createNetServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
