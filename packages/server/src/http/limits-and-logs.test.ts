import { expect, it } from 'vitest';
import { createTestBrowser, logIn } from '../testing/browser.ts';
import { listeningLog } from '../testing/listening-log.ts';
import { startFakeServer } from '../testing/start-fake-server.ts';

it('asks a client to slow down, and says for how long', async () => {
  const server = await startFakeServer(() => ({ requestsPerMinute: 3 }));
  const browser = createTestBrowser(server.origin);
  const answers = [];
  for (let asked = 0; asked < 5; asked += 1) answers.push(await browser.get('/api/session'));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
  expect(await answers[4]?.json()).toMatchObject({ code: 'too-many-requests' });
  expect(Number(answers[4]?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await browser.get('/health')).status).toBe(200);
  await server.stop();
});

it('counts readers of open data apart from everyone else, and answers them in the form that they asked in', async () => {
  const server = await startFakeServer(() => ({ requestsPerMinute: 3, openRequestsPerMinute: 2 }));
  const ask = (path: string) => fetch(`${server.origin}${path}`);
  const open = '/api/open/v1/dictionary';
  expect([(await ask(open)).status, (await ask(open)).status]).toEqual([200, 200]);
  const refused = await ask(open);
  expect([refused.status, refused.headers.get('cache-control')]).toEqual([429, 'no-store']);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  const fhir = await ask('/api/open/v1/fhir/metadata');
  expect(fhir.status).toBe(429);
  expect(Number(fhir.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await fhir.json()).toMatchObject({
    resourceType: 'OperationOutcome',
    issue: [{ code: 'throttled' }],
  });
  const browser = createTestBrowser(server.origin);
  for (let asked = 0; asked < 3; asked += 1) expect((await browser.get('/api/session')).status).toBe(200);
  expect((await browser.get('/api/session')).status).toBe(429);
  await server.stop();
});

it('logs routes and outcomes, never people, addresses or tokens', async () => {
  const lines: string[] = [];
  const server = await startFakeServer(() => ({ log: listeningLog(lines) }));
  const browser = createTestBrowser(server.origin);
  await logIn(browser, 'anne');
  await browser.get('/api/reports/example-latest/pdf?language=nn');
  await browser.get('/demo-log-in/x/people?text=Anne');
  const written = lines.join('\n');
  expect(written).toContain('"route":"/api/reports/:reportId/pdf"');
  expect(written).not.toMatch(/Anne|anne|990000018|example-latest|language=nn/);
  for (const token of browser.cookies.values()) expect(written).not.toContain(token);
  await server.stop();
});

it('answers with a plain problem when something fails, and keeps the reason for the log', async () => {
  const lines: string[] = [];
  const server = await startFakeServer(({ useCases }) => ({
    log: listeningLog(lines),
    useCases: {
      ...useCases,
      listReports: async () => {
        throw new Error('relation "report" does not exist');
      },
    },
  }));
  const browser = createTestBrowser(server.origin);
  await logIn(browser, 'anne');
  const response = await browser.get('/api/reports');
  const problem = await response.text();
  expect([response.status, JSON.parse(problem).code]).toEqual([500, 'internal']);
  expect(problem).not.toContain('relation');
  expect(lines.join('\n')).toContain('request failed');
  await server.stop();
});

it('finishes what it has begun before it stops', async () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const server = await startFakeServer(({ useCases }) => ({
    useCases: {
      ...useCases,
      listReports: async () => {
        await held;
        return { reports: [] };
      },
    },
  }));
  const browser = createTestBrowser(server.origin);
  await logIn(browser, 'anne');
  const answer = browser.get('/api/reports');
  await new Promise((resolve) => setTimeout(resolve, 50));
  const stopped = server.stop();
  release();
  expect((await answer).status).toBe(200);
  await stopped;
});
