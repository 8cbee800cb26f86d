import { createAccounts, createDemoPeople, createSessionStore } from '@smalspor/application/accounts';
import type { House } from '@smalspor/application/house';
import { createUseCases } from '@smalspor/application/use-cases';
import { createServer } from '@smalspor/server/http';

export interface ServedHome {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** Serves an opened home until it is stopped. */
export async function serveHome(house: House, webDirectory: string, version: string): Promise<ServedHome> {
  const { server, logIn } = house.configuration;
  const useCases = await createUseCases(house);
  const app = await createServer({
    publicUrl: server.publicUrl,
    version,
    useCases: useCases.operations,
    accounts: createAccounts(house),
    sessions: createSessionStore(house),
    logIn: logIn ?? { people: createDemoPeople(house), holdsOnlySyntheticData: house.synthetic },
    webDirectory,
    uploads: { directory: house.home.temporary, maximumBytes: server.maximumUploadBytes },
    behindProxy: server.behindProxy,
    requestsPerMinute: server.requestsPerMinute,
    log: house.log,
    now: () => new Date(house.now()),
    checkAnswers: false,
  });
  await app.listen({ port: server.port, host: server.host });
  return {
    url: server.publicUrl,
    stop: async () => {
      await app.close();
      await useCases.stop();
    },
  };
}
