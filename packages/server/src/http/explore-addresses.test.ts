import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestBrowser, logIn, type TestBrowser } from '../testing/browser.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

let server: FakeServer;
let doctor: TestBrowser;
beforeAll(async () => {
  server = await startFakeServer(() => ({}));
  doctor = createTestBrowser(server.origin);
  await logIn(doctor, 'anne');
});
afterAll(() => server.stop());

/** What somebody may make of the address of a view that does not fit the contract. */
const RUBBISH = [
  'level=nation',
  'indicator=',
  'indicator=../../etc',
  'indicator=penicillin-v-share&level=village',
  'indicator=penicillin-v-share&period=week',
  'indicator=penicillin-v-share&end=2020-13',
  'indicator=penicillin-v-share&end=soon',
  'indicator=penicillin-v-share&split=patient',
  'indicator=penicillin-v-share&like=me',
  'indicator=penicillin-v-share&wards=all',
  'indicator=penicillin-v-share&units=',
  'indicator=penicillin-v-share&units=,',
  'indicator=penicillin-v-share&units=03,,46',
  'indicator=penicillin-v-share&units=%00',
  'indicator=penicillin-v-share&units=03%27%20OR%201=1',
  'indicator=penicillin-v-share&units[]=03',
  'indicator=penicillin-v-share&indicator=cephalosporin-share',
  'indicator=penicillin-v-share&prescriber=990000018',
] as const;

it.each(RUBBISH)('answers with a problem and no figure: ?%s', async (query) => {
  for (const path of ['/api/explore/view', '/api/explore/export']) {
    const own = path.endsWith('export') ? '&format=csv&language=nb' : '';
    const response = await doctor.get(`${path}?${query}${own}`);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    const problem = (await response.json()) as Record<string, unknown>;
    expect(problem.code).toBe('invalid-request');
    expect(JSON.stringify(problem)).not.toMatch(/numerator|denominator|990000018/);
  }
});

it('refuses an address that no server reads, and somebody who has not logged in', async () => {
  const long = Array.from({ length: 20_000 }, (_, at) => at).join(',');
  const tooLong = await doctor.get(`/api/explore/view?indicator=penicillin-v-share&units=${long}`);
  expect([414, 431]).toContain(tooLong.status);
  const visitor = createTestBrowser(server.origin);
  for (const path of [
    'view?indicator=penicillin-v-share',
    'choices',
    'export?indicator=a&format=csv&language=nb',
  ])
    expect((await visitor.get(`/api/explore/${path}`)).status).toBe(401);
});
