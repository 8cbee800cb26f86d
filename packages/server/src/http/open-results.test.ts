import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestBrowser, logIn, type TestBrowser } from '../testing/browser.ts';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

const VALUES = '/api/open/v1/values?indicator=penicillin-v-share&level=county-today&kind=year';

let server: FakeServer;
let visitor: TestBrowser;
beforeAll(async () => {
  server = await startFakeServer();
  visitor = createTestBrowser(server.origin);
});
afterAll(() => server.stop());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}${path}`, { headers });

describe('open results', () => {
  it('are kept by caches that ask each time, set no cookie, and may be asked for by other sites’ pages', async () => {
    const first = await ask(VALUES, { origin: 'https://avis.example.no' });
    expect(first.status).toBe(200);
    expect(first.headers.get('cache-control')).toBe('public, no-cache');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('set-cookie')).toBeNull();
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`]) {
      const again = await ask(VALUES, { 'if-none-match': known });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('etag')).toBe(tag);
    }
    expect((await ask(VALUES, { 'if-none-match': '"other"' })).status).toBe(200);
    expect((await ask(VALUES.replace('year', 'month'))).headers.get('etag')).not.toBe(tag);
  });

  it('are the same for whoever is signed in, and end nobody’s session', async () => {
    const doctor = createTestBrowser(server.origin);
    await logIn(doctor, 'anne');
    const [own, others] = await Promise.all([doctor.get(VALUES), visitor.get(VALUES)]);
    expect(await own.text()).toBe(await others.text());
    expect(own.headers.get('set-cookie')).toBeNull();
    expect((await doctor.get('/api/reports')).status).toBe(200);
  });

  it('come a page at a time, each naming the next, and every figure once', async () => {
    const seen: string[] = [];
    let next: string | null = '/api/open/v1/values?indicator=penicillin-v-share&limit=100';
    let total = 0;
    while (next !== null) {
      const page = (await (await ask(next)).json()) as {
        next: string | null;
        total: number;
        values: { area: string; period: { kind: string; to: string } }[];
      };
      seen.push(...page.values.map(({ area, period }) => `${area} ${period.kind} ${period.to}`));
      ({ next, total } = page);
    }
    expect(seen.length).toBe(total);
    expect(new Set(seen).size).toBe(total);
  });

  it('hide with a reason and never with 0', async () => {
    const { values } = (await (
      await ask('/api/open/v1/values?indicator=penicillin-v-share&area=county-03&kind=month')
    ).json()) as { values: object[] };
    expect(values.length).toBe(36);
    for (const value of values) {
      const nothing = { value: null, low: null, high: null, numerator: null, denominator: null };
      expect(value).toMatchObject({ ...nothing, reason: 'suppressed' });
    }
  });

  it.each([
    ['no indicator', '', 400],
    ['an indicator that there is not', 'indicator=nothing', 404],
    ['a municipality', 'indicator=penicillin-v-share&area=municipality-0301', 400],
    ['a doctor', 'indicator=penicillin-v-share&level=gp', 400],
    ['months the wrong way round', 'indicator=penicillin-v-share&from=2020-05&to=2020-04', 400],
    ['too much at once', 'indicator=penicillin-v-share&limit=100000', 400],
    ['a field that is not there', 'indicator=penicillin-v-share&patient=1', 400],
    ['the same thing twice', 'indicator=penicillin-v-share&area=nation&area=county-03', 400],
  ])('answer %s with a clear problem', async (_what, query, status) => {
    const response = await ask(`/api/open/v1/values?${query}`);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const { detail } = (await response.json()) as { detail: string };
    expect(detail.length).toBeGreaterThan(20);
  });

  it('of a release that was withdrawn are gone', async () => {
    const response = await ask('/api/open/v1/releases/2020-12-01-1');
    expect([response.status, response.headers.get('cache-control')]).toEqual([410, 'no-store']);
    expect(await response.json()).toMatchObject({ code: 'release-gone' });
  });
});

describe('the description of version 1', () => {
  it('changes only when it is meant to', async () => {
    const response = await ask('/api/open/v1/openapi.json');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const text = `${JSON.stringify(await response.json(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../testing/open-api-v1.golden');
  });

  it('is OpenAPI 3.1 and names nothing outside the open interface', async () => {
    const document = (await (await ask('/api/open/v1/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, unknown>;
    };
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toHaveLength(22);
    expect(Object.keys(document.paths).every((path) => path.startsWith('/api/open/v1/'))).toBe(true);
  });
});
