import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestBrowser, logIn } from '../testing/browser.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

let server: FakeServer;

beforeAll(async () => {
  server = await startFakeServer();
});
afterAll(() => server.stop());

describe('the log-in', () => {
  it('goes out with PAR and comes back with a session, for a doctor', async () => {
    const browser = createTestBrowser(server.origin);
    expect(await logIn(browser, 'anne')).toBe('/');
    const session = await (await browser.get('/api/session')).json();
    expect(session).toMatchObject({
      user: { name: 'Anne Demo', roles: ['gp'], readsReports: true },
      demo: true,
    });
    expect(server.accounts.audit).toContain('sign-in:anne');
  });
});
