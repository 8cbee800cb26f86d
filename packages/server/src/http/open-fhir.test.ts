import { fhirFaults } from '@smalspor/application/testing/fhir-schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeServer, startFakeServer } from '../testing/start-fake-server.ts';

const FHIR = '/api/open/v1/fhir';

let server: FakeServer;
beforeAll(async () => {
  server = await startFakeServer();
});
afterAll(() => server.stop());

const ask = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.origin}${FHIR}${path}`, { headers });

interface Answer {
  readonly resourceType: string;
  readonly total: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly { readonly resource: { readonly id: string } }[];
  readonly issue: readonly { readonly code: string; readonly diagnostics: string }[];
}
const answerOf = async (response: Response) => (await response.json()) as Answer;

describe('open FHIR', () => {
  it('is FHIR’s own media type, kept by caches that ask each time, and open to other sites’ pages', async () => {
    const response = await ask('/Measure/penicillin-v-share');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, no-cache');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(response.headers.get('set-cookie')).toBeNull();
    const tag = response.headers.get('etag') ?? '';
    expect((await ask('/Measure/penicillin-v-share', { 'if-none-match': tag })).status).toBe(304);
  });

  it('comes a page at a time, each naming the next, and every report once', async () => {
    let path: string | null =
      '/MeasureReport?measure=penicillin-v-share&period=ge2019&period=le2019-12-31&_count=37';
    const seen: string[] = [];
    let total = 0;
    while (path !== null) {
      const page: Answer = await answerOf(await ask(path));
      expect(page.resourceType).toBe('Bundle');
      seen.push(...(page.entry ?? []).map(({ resource }) => resource.id));
      total = page.total;
      const next = page.link.find(({ relation }) => relation === 'next');
      path = next ? next.url.slice(next.url.indexOf(FHIR) + FHIR.length) : null;
    }
    expect(total).toBeGreaterThan(100);
    expect(seen).toHaveLength(total);
    expect(new Set(seen).size).toBe(total);
  });

  it.each([
    ['a resource that is not told', '/Patient', 404, 'not-found'],
    ['a measure that there is not', '/Measure/nothing', 404, 'not-found'],
    ['a report that there is not', '/MeasureReport/penicillin-v-share.n.y190012', 404, 'not-found'],
    ['a report of a doctor', '/MeasureReport/penicillin-v-share.me.y201912', 404, 'not-found'],
    ['an id that cannot be', '/MeasureReport/a_b', 400, 'structure'],
    ['no measure', '/MeasureReport', 400, 'structure'],
    [
      'a parameter that is not known',
      '/MeasureReport?measure=penicillin-v-share&patient=1',
      400,
      'structure',
    ],
    ['a modifier that is not known', '/MeasureReport?measure:missing=true', 400, 'structure'],
    ['what is no period', '/MeasureReport?measure=penicillin-v-share&period=soon', 400, 'structure'],
    ['XML', '/Measure?_format=xml', 400, 'structure'],
    ['too much at once', '/Measure?_count=100000', 400, 'structure'],
    ['the same measure twice', '/MeasureReport?measure=a&measure=b', 400, 'structure'],
  ])('answers %s with an OperationOutcome', async (_what, path, status, code) => {
    const response = await ask(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
    const outcome = await answerOf(response);
    expect(outcome.issue).toMatchObject([{ code }]);
    expect(outcome.issue[0]?.diagnostics.length).toBeGreaterThan(30);
    expect(fhirFaults(outcome)).toEqual([]);
  });

  it('names the parameters that there are to whoever asks with another', async () => {
    const { issue } = await answerOf(await ask('/MeasureReport?patient=1'));
    expect(issue[0]?.diagnostics).toContain('measure, subject, reporter');
  });
});

describe('FHIR behind log-in', () => {
  it.each([
    ['/MeasureReport?measure=penicillin-v-share', 401, 'login'],
    ['/Practitioner', 401, 'login'],
    ['/Patient', 404, 'not-found'],
  ])(
    'answers a visitor who asks for %s with an OperationOutcome that no cache keeps',
    async (path, status, code) => {
      const response = await fetch(`${server.origin}/api/fhir${path}`);
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      // A token opens nothing here, so none is asked for.
      expect(response.headers.get('www-authenticate')).toBeNull();
      const outcome = await answerOf(response);
      expect(outcome.issue).toMatchObject([{ code }]);
      expect(fhirFaults(outcome)).toEqual([]);
    },
  );
});
