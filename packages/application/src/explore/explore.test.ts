import type { InputOf } from '@smalspor/contract/operations';
import { listAudit } from '@smalspor/database/audit';
import type { Actor } from '@smalspor/domain/access';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { createTestHome, doctor, type TestHome, testHome } from '../testing/index.ts';
import { exportExploreView } from './export-view.ts';
import { readExploreChoices } from './read-choices.ts';
import { readExploreView } from './read-view.ts';

const call = { requestId: 'r', idempotencyKey: 'k' };
const ANNE = doctor('990010001');
const researcher: Actor = { userId: 'r', name: 'R', roles: ['researcher'], hpr: null };
const countyStaff: Actor = {
  userId: 'c',
  name: 'C',
  roles: ['county-staff'],
  hpr: null,
  places: [{ role: 'county-staff', kind: 'county', id: '31' }],
};

let home: TestHome;
let house: House;
beforeAll(async () => {
  home = await createTestHome('published');
  house = await home.open();
});
afterAll(() => home.remove());

const view = (actor: Actor, query: InputOf<'readExploreView'>) => readExploreView(house, actor, query, call);
const refused = (reason: string) => ({ code: 'explore-refused', facts: { reason } });

describe('what can be chosen', () => {
  it('is nothing before the first release', async () => {
    const empty = await (await testHome('empty')).open();
    expect(await readExploreChoices(empty, researcher, {}, call)).toEqual({
      release: null,
      indicators: [],
      levels: [],
      ends: [],
    });
    const asked = readExploreView(empty, researcher, { indicator: 'penicillin-v-share' }, call);
    await expect(asked).rejects.toMatchObject({ code: 'release-missing' });
  });

  it('follows from what the release tells, and from who the reader is', async () => {
    const { indicators, levels } = await readExploreChoices(house, researcher, {}, call);
    // In a country of one town every area would be that town, so that the release tells of doctors as bars alone.
    const share = indicators.find(({ id }) => id === 'penicillin-v-share');
    expect(share?.levels).toEqual([{ level: 'prescriber', periods: ['rolling12'] }]);
    expect(levels.map(({ level }) => level)).not.toContain('own');
    const volume = indicators.find(({ id }) => id === 'prescriptions-per-1000');
    expect(volume?.splits).toEqual(['sex', 'age', 'substance', 'diagnosis']);
    const anne = await readExploreChoices(house, ANNE, {}, call);
    expect(anne.levels.find(({ level }) => level === 'own')?.units).toMatchObject([{ id: 'me', own: true }]);
  });
});

describe('own figures', () => {
  it('are the doctor’s, over time and in parts, and each look is on record', async () => {
    const { series, split, ends } = await view(ANNE, {
      indicator: 'prescriptions-per-1000',
      level: 'own',
      period: 'quarter',
      split: 'age',
    });
    expect(series).toHaveLength(1);
    expect(series[0]?.points).toHaveLength(ends.length);
    expect(split?.parts.map(({ indicator }) => indicator)).toEqual([
      'adults-per-1000',
      'children-per-1000',
      'elderly-per-1000',
    ]);
    const known = series[0]?.points.filter(({ value }) => value !== null) ?? [];
    expect(known.length).toBeGreaterThan(4);
    for (const { value, numerator, denominator } of known)
      expect(value).toBeCloseTo(((numerator ?? 0) * 12_000) / (denominator ?? 1));
    const lines = await listAudit(house.db, { act: 'explore-own-figures' }, 10);
    expect(lines.length).toBeGreaterThan(0);
  });

  it('are divided by sex into what adds up to them, and by diagnosis into what does not exceed them', async () => {
    const query = { indicator: 'prescriptions-per-1000', level: 'own', period: 'rolling12' } as const;
    const { series, split } = await view(ANNE, { ...query, split: 'sex' });
    expect(split?.parts.map(({ indicator }) => indicator)).toEqual(['men-per-1000', 'women-per-1000']);
    const whole = series[0]?.points.filter(({ value }) => value !== null) ?? [];
    expect(whole.length).toBeGreaterThan(2);
    for (const { end, numerator, denominator } of whole) {
      const parts = (split?.parts ?? []).map(({ points }) => points.find((point) => point.end === end));
      expect(parts.reduce((sum, part) => sum + (part?.numerator ?? 0), 0)).toBe(numerator);
      expect(parts.reduce((sum, part) => sum + (part?.denominator ?? 0), 0)).toBe(denominator);
    }
    const { split: diagnoses } = await view(ANNE, { ...query, split: 'diagnosis' });
    // Not the prescriptions that have any code at all: they overlap with each of these.
    expect(diagnoses?.parts.map(({ indicator }) => indicator)).toEqual([
      'respiratory-diagnosis-share',
      'skin-diagnosis-share',
      'urinary-diagnosis-share',
    ]);
    for (const { end } of whole) {
      const shares = (diagnoses?.parts ?? []).map(({ points }) => points.find((point) => point.end === end));
      const told = shares.filter((share) => share !== undefined && share.value !== null);
      expect(told.length).toBe(3);
      expect(told.reduce((sum, share) => sum + (share?.value ?? 0), 0)).toBeLessThanOrEqual(100);
      expect(new Set(told.map((share) => share?.denominator)).size).toBe(1);
    }
  });

  it('of a quarter are the sum of its months', async () => {
    const query = { indicator: 'prescriptions-per-1000', level: 'own' } as const;
    const months = (await view(ANNE, { ...query, period: 'month' })).series[0]?.points ?? [];
    const quarters = (await view(ANNE, { ...query, period: 'quarter' })).series[0]?.points ?? [];
    for (const { end, numerator } of quarters.filter(({ value }) => value !== null)) {
      const last = months.findIndex((month) => month.end === end);
      const of = months.slice(last - 2, last + 1).filter(({ value }) => value !== null);
      if (of.length === 3) expect(numerator).toBe(of.reduce((sum, month) => sum + (month.numerator ?? 0), 0));
    }
  });
});

describe('doctors', () => {
  it('are bars of at least ten', async () => {
    const { variation, series } = await view(ANNE, { indicator: 'penicillin-v-share', level: 'prescriber' });
    expect(series).toEqual([]);
    expect(variation?.units).toEqual([]);
    for (const { from, to } of variation?.bins ?? []) expect(to - from + 1).toBeGreaterThanOrEqual(10);
    expect(variation?.bins.filter(({ own }) => own)).toHaveLength(1);
  });
});

describe('a view that cannot be shown', () => {
  const indicator = 'penicillin-v-share';
  const cases: readonly (readonly [string, Actor, InputOf<'readExploreView'>, object])[] = [
    ['an unknown indicator', researcher, { indicator: 'no-such' }, { code: 'not-found' }],
    [
      'a county of somebody else',
      countyStaff,
      { indicator, level: 'countyNow', units: '46' },
      { code: 'not-found' },
    ],
    [
      'a municipality that never was',
      researcher,
      { indicator, level: 'municipality', units: '9999' },
      { code: 'not-found' },
    ],
    ['somebody else’s group', ANNE, { indicator, level: 'group', units: '424242' }, { code: 'not-found' }],
    ['another doctor', ANNE, { indicator, level: 'own', units: '990010002' }, { code: 'not-found' }],
    ['what is hidden everywhere', researcher, { indicator }, refused('level-not-told')],
    [
      'a period before the release',
      ANNE,
      { indicator, level: 'own', end: '1999-12' },
      refused('end-outside-release'),
    ],
    [
      'two thousand municipalities',
      researcher,
      { indicator, level: 'municipality', units: Array.from({ length: 2_000 }, (_, at) => at).join(',') },
      refused('units-too-many'),
    ],
    [
      'doctors of one place',
      researcher,
      { indicator, level: 'prescriber', units: '31' },
      refused('doctors-of-the-country-only'),
    ],
    [
      'months of doctors',
      ANNE,
      { indicator, level: 'prescriber', period: 'month' },
      refused('period-not-told'),
    ],
    [
      'parts that nobody measures',
      ANNE,
      { indicator: 'users-per-1000', level: 'own', split: 'sex' },
      refused('split-not-told'),
    ],
    [
      'places like a doctor',
      ANNE,
      { indicator, level: 'own', like: 'size' },
      refused('likeness-of-municipalities-only'),
    ],
    ['own figures of somebody without', researcher, { indicator, level: 'own' }, refused('unit-missing')],
  ];
  it.each(cases)('says why: %s', async (_name, actor, query, expected) => {
    await expect(view(actor, query)).rejects.toMatchObject(expected);
  });
});

describe('the table that is taken along', () => {
  const query = { indicator: 'penicillin-v-share', level: 'own', period: 'rolling12' } as const;

  it('holds the told figures of the view with decimal comma, and no number where one is hidden', async () => {
    const { series, lines } = await view(ANNE, query);
    const file = await exportExploreView(house, ANNE, { ...query, format: 'csv', language: 'nb' }, call);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
    expect(text.startsWith('\ufeffIndikator;')).toBe(true);
    const rows = text.trim().split('\r\n').slice(1);
    const points = [...series, ...lines].flatMap((each) => each.points);
    expect(rows).toHaveLength(points.length);
    for (const [index, { value }] of points.entries()) {
      const cell = rows[index]?.split(';')[8];
      expect(cell).toBe(value === null ? '' : String(Number(value.toFixed(4))).replace('.', ','));
    }
  });

  it('is a spreadsheet too', async () => {
    const { bytes, fileName } = await exportExploreView(
      house,
      ANNE,
      { ...query, format: 'xlsx', language: 'en' },
      call,
    );
    expect(fileName).toMatch(/^explore-penicillin-v-share-\d{4}-\d{2}\.xlsx$/);
    expect(new TextDecoder().decode(bytes.slice(0, 2))).toBe('PK');
  });
});
