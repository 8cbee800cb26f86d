import { type AddressInfo, createServer as createSocket } from 'node:net';
import { createAccounts, createDemoPeople, createSessionStore } from '@smalspor/application/accounts';
import { createSenders } from '@smalspor/application/deliveries';
import type { House } from '@smalspor/application/house';
import { createUseCases } from '@smalspor/application/use-cases';
import { createServer } from '@smalspor/server/http';
import { createServiceTokens } from '@smalspor/server/lmdi';
import { UsageError } from '../terminal/run-command.ts';
import { untilStopped } from './until-stopped.ts';

/** A port that nobody listens on at this moment. */
async function findFreePort(): Promise<number> {
  const socket = createSocket();
  await new Promise<void>((resolve) => socket.listen(0, resolve));
  const { port } = socket.address() as AddressInfo;
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

/** Where to listen and what browsers call it; with port 0 the two are only known now. */
async function findAddress({
  configuration,
}: House): Promise<{ readonly port: number; readonly url: string }> {
  const { port, publicUrl } = configuration.server;
  if (port !== 0) return { port, url: publicUrl };
  const free = await findFreePort();
  return { port: free, url: publicUrl.replace(/:0$/, `:${free}`) };
}

function explainListening(error: unknown, port: number): unknown {
  const busy = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  return busy
    ? new UsageError(`Another program listens on port ${port}: choose another with SMALSPOR_SERVER_PORT.`)
    : error;
}

/** Tokens of the service that the configuration names, such as Maskinporten. */
function serviceTokensOf(
  house: House,
  senders: ReturnType<typeof createSenders>,
): ReturnType<typeof createServiceTokens> | null {
  const {
    tokenIssuer: issuer,
    tokenKeys: keys,
    tokenAudience: audience,
    tokenScope: scope,
  } = house.configuration.lmdi;
  if (issuer === null || keys === null) return null;
  return createServiceTokens(
    { issuer, keys, audience, scope, now: () => new Date(house.clock.reallyNow()) },
    senders,
  );
}

/**
 * Serves an opened home until it is told to stop, or until its claim on the home is lost. Requests under way are answered
 * before it returns.
 */
export async function serveUntilStopped(
  house: House,
  webDirectory: string,
  version: string,
  signal: AbortSignal,
  onReady: (url: string) => void,
): Promise<void> {
  const { server, logIn, openResults } = house.configuration;
  const { port, url } = await findAddress(house);
  const useCases = await createUseCases(house);
  const senders = createSenders(house);
  try {
    const app = await createServer({
      publicUrl: url,
      version,
      useCases: useCases.operations,
      accounts: createAccounts(house),
      sessions: createSessionStore(house),
      senders,
      serviceTokens: serviceTokensOf(house, senders),
      logIn: logIn ?? { people: createDemoPeople(house), holdsOnlySyntheticData: house.synthetic },
      packages: house.content.courses.flatMap(({ packages }) => [...packages.values()]),
      webDirectory,
      uploads: { directory: house.home.temporary, maximumBytes: server.maximumUploadBytes },
      behindProxy: server.behindProxy,
      requestsPerMinute: server.requestsPerMinute,
      openRequestsPerMinute: openResults.requestsPerMinute,
      log: house.log,
      now: () => new Date(house.clock.reallyNow()),
      checkAnswers: false,
    });
    try {
      await app.listen({ port, host: server.host }).catch((error: unknown) => {
        throw explainListening(error, port);
      });
      onReady(url);
      await untilStopped(AbortSignal.any([signal, house.claimLost]));
    } finally {
      await app.close();
    }
  } finally {
    await useCases.stop();
  }
  // Lost to another process: that is no orderly end.
  house.claimLost.throwIfAborted();
}
