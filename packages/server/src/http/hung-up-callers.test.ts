import { once } from 'node:events';
import { request } from 'node:http';
import { expect, it } from 'vitest';
import { createTestBrowser, logIn } from '../testing/browser.ts';
import { listeningLog } from '../testing/listening-log.ts';
import { startFakeServer } from '../testing/start-fake-server.ts';

it('counts a caller who hangs up while the session is looked up, and logs no fault', async () => {
  const lines: string[] = [];
  let lookedUp = (): void => undefined;
  let goOn = (): void => undefined;
  let held: Promise<void> | null = null;
  const server = await startFakeServer(({ sessions }) => ({
    requestsPerMinute: 100,
    log: listeningLog(lines),
    sessions: {
      ...sessions,
      find: async (hash) => {
        lookedUp();
        await held;
        return sessions.find(hash);
      },
    },
  }));
  const browser = createTestBrowser(server.origin);
  await logIn(browser, 'anne');
  const remaining = async () =>
    Number((await browser.get('/api/session')).headers.get('x-ratelimit-remaining'));
  const before = await remaining();

  const isLookedUp = new Promise<void>((resolve) => {
    lookedUp = resolve;
  });
  held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const arrived = once(server.app.server, 'connection');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const asked = request(`${server.origin}/api/session`, { headers: { cookie }, agent: false }).on(
    'error',
    () => undefined,
  );
  asked.end();
  const [connection] = await arrived;
  await isLookedUp;
  asked.destroy();
  await once(connection, 'close');
  held = null;
  goOn();

  expect(await remaining()).toBe(before - 2);
  expect(lines.filter((line) => /^(error|fatal) /.test(line))).toEqual([]);
  await server.stop();
});
