import { LANGUAGES } from '@smalspor/domain/texts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { operations as openResults } from '../open-results/operations.ts';
import { publishRelease } from '../releases/publish-release.ts';
import { fhirFaults } from '../testing/fhir-schema/index.ts';
import {
  createTestHome,
  importTownInstitutions,
  operator,
  quietTools,
  type TestHome,
} from '../testing/index.ts';
import { operations as fhir } from './operations.ts';

const call = { requestId: 'r', idempotencyKey: null };

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open();
  await importTownInstitutions(house);
  await publishRelease(house, operator, quietTools());
});
afterAll(() => home.remove());

function never(): never {
  throw new Error('There is nothing to ask about');
}

type Report = Awaited<ReturnType<typeof fhir.readOpenMeasureReport>>;

/** Every report of a measure, page by page as the links say. */
async function everyReport(measure: string): Promise<readonly Report[]> {
  const reports: Report[] = [];
  for (let offset = 0; ; offset += 1000) {
    const page = await fhir.searchOpenMeasureReports(house, { measure, _count: 1000, _offset: offset }, call);
    reports.push(...(page.entry ?? []).map(({ resource }) => resource));
    if (!page.link.some(({ relation }) => relation === 'next')) {
      expect(reports).toHaveLength(page.total);
      return reports;
    }
  }
}

/** Every number that stands anywhere in a resource as a number. */
function numbersIn(part: unknown): readonly number[] {
  if (typeof part === 'number') return [part];
  if (typeof part !== 'object' || part === null) return [];
  return Object.values(part).flatMap(numbersIn);
}

function monthsOf({ period }: Report): readonly string[] {
  return [period.start.slice(0, 7), period.end.slice(0, 7)];
}

/** What a report tells, in the words of the open interface. */
function toldBy({ group: [group] }: Report) {
  const { value = null, extension = [] } = group?.measureScore ?? {};
  const [first, why] = extension;
  const numbers = (group?.population ?? []).map(
    (each) => each.count ?? each.extension?.[0]?.valueQuantity?.value ?? null,
  );
  return {
    value,
    low: first?.valueRange?.low.value ?? null,
    high: first?.valueRange?.high.value ?? null,
    numerator: numbers[2],
    denominator: numbers[1],
    reason: why?.valueCode ?? null,
  };
}

async function everyValue(indicator: string) {
  const values = [];
  for (let offset = 0; ; offset += 1000) {
    const page = await openResults.listOpenValues(house, { indicator, offset, limit: 1000 }, call);
    values.push(...page.values);
    if (page.next === null) return values;
  }
}

describe('the check against the schema', () => {
  it('can fail', async () => {
    const [report] = await everyReport('penicillin-v-share');
    if (!report) throw new Error('There is nothing to check');
    expect(fhirFaults(report)).toEqual([]);
    expect(fhirFaults({ ...report, measure: undefined } as never).length).toBeGreaterThan(0);
    expect(fhirFaults({ ...report, patient: 'x' } as never).length).toBeGreaterThan(0);
    expect(fhirFaults({ ...report, status: 'done' } as never).length).toBeGreaterThan(0);
    expect(fhirFaults({ ...report, id: 'a_b' }).length).toBeGreaterThan(0);
  });
});

describe('every open resource', () => {
  it('is valid, and tells exactly what the open interface tells', async () => {
    const measures = await fhir.searchOpenMeasures(house, { _count: 1000 }, call);
    expect(measures.total).toBeGreaterThan(30);
    expect(fhirFaults(measures)).toEqual([]);
    let [told, hidden] = [0, 0];
    for (const { resource: measure } of measures.entry ?? []) {
      expect(fhirFaults(measure), measure.id).toEqual([]);
      const address = `${measure.url}|${measure.version}`;
      const values = await everyValue(measure.id);
      const reports = await everyReport(address);
      expect(new Set(reports.map(({ id }) => id)).size).toBe(reports.length);
      expect(
        reports.map((report) => [report.measure, report.subject.reference, monthsOf(report), toldBy(report)]),
      ).toEqual(
        values.map(({ area, period, value, low, high, numerator, denominator, reason }) => [
          address,
          `Location/${area}`,
          [period.from, period.to],
          { value, low, high, numerator, denominator, reason },
        ]),
      );
      const silent = reports.filter((report) => toldBy(report).value === null);
      expect(silent.flatMap(numbersIn)).toEqual([]);
      for (const { group } of silent)
        expect(group[0]?.measureScore.extension?.[0]?.url).toContain('data-absent-reason');
      told += reports.length - silent.length;
      hidden += silent.length;
      // Of each measure some: the schema takes its time.
      for (const report of reports.filter((_, index) => index % 40 === 0))
        expect(fhirFaults(report), report.id).toEqual([]);
    }
    expect(told).toBeGreaterThan(20);
    expect(hidden).toBeGreaterThan(100);
  }, 240_000);

  it('says in each language what it is, and that invented figures are invented', async () => {
    const [report] = await everyReport('penicillin-v-share');
    const measure = await fhir.readOpenMeasure(house, { id: 'penicillin-v-share' }, call);
    expect(measure._title.extension.map(({ extension }) => extension?.[0]?.valueCode)).toEqual(['nn', 'en']);
    for (const language of LANGUAGES) expect(report?.text?.div).toContain(`lang="${language}"`);
    expect(report?.meta.tag?.[0]?.code).toBe('HTEST');
    expect(report?.text?.div).toContain('Tallene er oppdiktet');
  });

  it('names who reports and what its extensions mean, and both are told where it says', async () => {
    const { entry = [] } = await fhir.searchOpenStructureDefinitions(house, {}, call);
    const base = 'http://localhost:3000/api/open/v1/fhir';
    const used = new Set<string>();
    const collect = (part: unknown): void => {
      if (typeof part !== 'object' || part === null) return;
      if ('url' in part && typeof part.url === 'string') used.add(part.url);
      Object.values(part).forEach(collect);
    };
    const reports = [
      ...(await everyReport('penicillin-v-share')),
      ...(await everyReport('ddd-per-1000-days')),
      ...(await everyReport('institution-total')),
    ];
    collect(reports.map(({ group }) => group));
    const own = [...used].filter((url) => url.startsWith(base));
    expect(own.length).toBeGreaterThan(0);
    expect(entry.map(({ resource }) => resource.url)).toEqual(expect.arrayContaining(own));
    expect(entry.map(({ resource }) => resource.id)).toEqual([
      'interval-95',
      'exact-amount',
      'no-number-because',
    ]);
    for (const { resource } of entry) {
      expect(fhirFaults(resource), resource.id).toEqual([]);
      expect(`${base}/StructureDefinition/${resource.id}`).toBe(resource.url);
      expect(await fhir.readOpenStructureDefinition(house, { id: resource.id }, call)).toEqual(resource);
    }
    const found = await fhir.searchOpenStructureDefinitions(house, { url: own[0] ?? '' }, call);
    expect(found.total).toBe(1);
    await expect(fhir.readOpenStructureDefinition(house, { id: 'nothing' }, call)).rejects.toMatchObject({
      code: 'not-found',
    });
    const reporters = new Set(reports.map(({ reporter }) => reporter.reference));
    const organizations = await fhir.searchOpenOrganizations(house, {}, call);
    expect([...reporters]).toEqual(organizations.entry?.map(({ fullUrl }) => fullUrl));
    expect(fhirFaults(organizations)).toEqual([]);
    expect(fhirFaults(await fhir.readOpenOrganization(house, { id: 'smalspor' }, call))).toEqual([]);
  });

  it('of places and of the service is valid too', async () => {
    const locations = await fhir.searchOpenLocations(house, {}, call);
    expect(fhirFaults(locations)).toEqual([]);
    expect(fhirFaults(await fhir.readOpenLocation(house, { id: 'nation' }, call))).toEqual([]);
    expect(fhirFaults(await fhir.readOpenFhirMetadata(house, {}, call))).toEqual([]);
  });
});

describe('a measure', () => {
  it.each([
    ['penicillin-v-share', 'proportion', 'increase'],
    ['prescriptions-per-1000', 'ratio', 'decrease'],
    ['mean-ddd', 'continuous-variable', undefined],
    ['access-share', 'ratio', 'increase'],
    ['broad-narrow-ratio', 'ratio', 'decrease'],
  ])('%s is scored as what it is', async (id, scoring, notation) => {
    const measure = await fhir.readOpenMeasure(house, { id }, call);
    expect(measure.scoring.coding?.[0]?.code).toBe(scoring);
    expect(measure.improvementNotation?.coding?.[0]?.code).toBe(notation);
  });

  it('is found by its address, its status and the beginning of its title', async () => {
    const { url, title } = await fhir.readOpenMeasure(house, { id: 'penicillin-v-share' }, call);
    const ids = async (input: object) =>
      (await fhir.searchOpenMeasures(house, { _count: 1000, ...input }, call)).entry?.map(
        ({ resource }) => resource.id,
      ) ?? [];
    expect(await ids({ url })).toEqual(['penicillin-v-share']);
    expect(await ids({ title: title.slice(0, 8).toUpperCase() })).toContain('penicillin-v-share');
    expect(await ids({ status: 'retired' })).toEqual([]);
  });
});

describe('a search', () => {
  const measure = 'Measure/penicillin-v-share';
  const ask = (input: object) => fhir.searchOpenMeasureReports(house, input, call);

  it('keeps to whom, when and how long', async () => {
    const { entry = [] } = await ask({
      measure,
      subject: 'Location/nation',
      period: ['ge2020', 'le2020-12-31'],
      'period-kind': 'year',
      _count: 1000,
    });
    expect(entry.length).toBeGreaterThan(0);
    for (const { resource } of entry) {
      expect(resource.subject.reference).toBe('Location/nation');
      expect(resource.period.start).toMatch(/^2020-01-01$/);
      expect(resource.period.end).toMatch(/^2020-12-31$/);
      expect(await fhir.readOpenMeasureReport(house, { id: resource.id }, call)).toEqual(resource);
    }
    expect((await ask({ _id: entry[0]?.resource.id })).total).toBe(1);
    expect((await ask({ measure, _count: 0 })).entry).toBeUndefined();
  });

  it('keeps to who reports, to the day of the release and to what is complete', async () => {
    const all = (await ask({ measure, _count: 0 })).total;
    const [{ resource } = never()] = (await ask({ measure })).entry ?? [];
    const day = resource.date.slice(0, 10);
    expect(all).toBeGreaterThan(0);
    for (const [more, total] of [
      [{ reporter: 'Organization/smalspor' }, all],
      [{ reporter: resource.reporter.reference }, all],
      [{ status: 'complete,error' }, all],
      [{ status: 'pending' }, 0],
      [{ date: `ge${day}` }, all],
      [{ date: `gt${day}` }, 0],
      [{ date: ['ge2000', `lt${day}`] }, 0],
    ] as const) {
      const input = { measure, _count: 0, ...more } as Parameters<typeof ask>[0];
      expect((await ask(input)).total, JSON.stringify(more)).toBe(total);
    }
  });

  it.each([
    ['of somebody else’s', { measure, reporter: 'Organization/other' }],
    ['of a day that never was made', { measure, date: '2021-02-30' }],
    ['of no measure', {}],
    ['of an unknown measure', { measure: 'Measure/nothing' }],
    ['of another version', { measure: `${'http://localhost:3000/api/open/v1/fhir/'}${measure}|99` }],
    ['of an unknown place', { measure, subject: 'Location/municipality-0301' }],
    ['of a doctor', { measure, subject: 'Practitioner/1' }],
    ['of what is no period', { measure, period: 'last year' }],
    ['of a day that never was', { measure, period: 'ge2021-02-30' }],
    ['by about', { measure, period: 'ap2021' }],
  ])('%s is refused with what to do', async (_what, input) => {
    await expect(ask(input)).rejects.toMatchObject({
      code: 'invalid-request',
      detail: expect.stringMatching(/.{30}/),
    });
  });

  it.each([
    'penicillin-v-share',
    'penicillin-v-share.n.r190012',
    'penicillin-v-share.m3101.y2021',
    'x',
    'nothing.n.y202112',
  ])('for a report called %s finds nothing', async (id) => {
    await expect(fhir.readOpenMeasureReport(house, { id }, call)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is as closed as the rest where nothing is open', async () => {
    const closed = {
      ...house,
      configuration: {
        ...house.configuration,
        openResults: { ...house.configuration.openResults, show: 'none' as const },
      },
    };
    await expect(fhir.searchOpenMeasures(closed, {}, call)).rejects.toMatchObject({
      code: 'release-missing',
    });
    await expect(fhir.readOpenMeasure(closed, { id: 'penicillin-v-share' }, call)).rejects.toMatchObject({
      code: 'release-missing',
    });
  });
});
