import { loadContent } from '@smalspor/content/loading';
import type { Actor } from '@smalspor/domain/access';
import { addMonths, toMonth } from '@smalspor/domain/time';
import type { InstitutionReader } from '@smalspor/warehouse/institutions';
import { afterEach, expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { readInstitutionChange } from './read-change.ts';

const content = loadContent();
const ENDS = Array.from({ length: 24 }, (_, place) => addMonths(toMonth(2015, 12), 3 * place));
/** Rogaland began in January 2018 and falls by a fifth; Finnmark begins in 2021 and falls by a twentieth. All homes, 40 in each. */
const FALLS = new Map([
  [11, 0.8],
  [56, 0.95],
]);

const sumsOf = (numerator: number, denominator: number, homes: number) => ({
  sums: { numerator, sumOfSquares: numerator * 20, denominator, homes },
});
/** Whether those that take part in Rogaland can be told by themselves. */
let partsAreTold = true;
afterEach(() => {
  partsAreTold = true;
});

const reader = {
  ends: ENDS,
  indicators: ['institution-total', 'institution-urinary'],
  published: (area, { end, unitType }) => {
    const fall = area.level === 'county' ? FALLS.get(area.county) : undefined;
    if (fall === undefined || unitType !== 'long-term') return { sums: null, reason: 'suppressed' };
    const isAfter = end >= toMonth(2018, 12);
    const numerator = isAfter ? 10_000 * fall : 10_000;
    if (area.level === 'county' && area.takingPart === true) {
      // Thirty of the forty in Rogaland, from 7,500 doses to 5,400; nobody in Finnmark.
      if (!partsAreTold || area.county !== 11) return { sums: null, reason: 'no-data' };
      return sumsOf(isAfter ? 5_400 : 7_500, 75_000, 30);
    }
    return sumsOf(numerator, 100_000, 40);
  },
  publishedCounties: () => [...FALLS.keys()],
} satisfies Partial<InstitutionReader>;

const house = {
  content,
  shelf: { current: async () => ({ institutions: reader, manifest: { id: 'r1', dddIndexYear: 2026 } }) },
  // No county is planned anew.
  db: { selectFrom: () => ({ select: () => ({ where: () => ({ execute: async () => [] }) }) }) },
} as unknown as House;
const centre = {} as Actor;
const call = { requestId: 'r', idempotencyKey: null };

it('sets those that take part, the year after against the year before, beside those of the county that do not', async () => {
  const { of, counties, total, others, mean } = await readInstitutionChange(house, centre, {}, call);
  const rogaland = counties.find(({ county }) => county === '11');
  expect([of, rogaland?.of]).toEqual(['taking-part', 'taking-part']);
  expect(rogaland).toMatchObject({ before: { value: 10, homes: 30 }, after: { homes: 30 } });
  expect(rogaland?.change?.value).toBeCloseTo(-28, 6);
  // 2,500 doses before and 2,600 after, in 25,000 bed days of the ten others.
  expect(rogaland?.others).toMatchObject({ before: { value: 10, homes: 10 }, after: { homes: 10 } });
  expect(rogaland?.others?.change?.value).toBeCloseTo(4, 6);
  expect(total).toMatchObject({ counties: 1, before: { homes: 30 } });
  expect(others).toMatchObject({ counties: 1, before: { homes: 10 } });
  expect(mean).toBeCloseTo(-28, 6);
});

it('sets all that delivered against each other where those that take part cannot be told of, and says so', async () => {
  partsAreTold = false;
  const { of, counties, total, others, mean } = await readInstitutionChange(house, centre, {}, call);
  const rogaland = counties.find(({ county }) => county === '11');
  expect(rogaland).toMatchObject({
    from: '2018-01',
    beforePeriod: { from: '2017-01', to: '2017-12' },
    afterPeriod: { from: '2018-01', to: '2018-12' },
    before: { value: 10, homes: 40 },
    after: { value: 8, homes: 40 },
    reason: null,
    of: 'all',
    others: null,
    controls: {
      counties: [content.geography.countyByCode.get('56')?.name],
      homes: { before: 40, after: 40 },
    },
  });
  expect(rogaland?.change?.value).toBeCloseTo(-20, 6);
  expect(rogaland?.change?.low).toBeLessThan(-20);
  expect(rogaland?.controls?.change.value).toBeCloseTo(-5, 6);
  expect([of, others]).toEqual(['all', null]);
  expect(total).toMatchObject({ counties: 1, before: { homes: 40 } });
  expect(mean).toBeCloseTo(-20, 6);
});

it('says why a county has no pair', async () => {
  const { counties } = await readInstitutionChange(house, centre, {}, call);
  const reason = (county: string) => counties.find((each) => each.county === county)?.reason;
  expect([reason('56'), reason('46')]).toEqual(['not-yet', 'suppressed']);
  for (const { reason: why, before, after } of counties) {
    expect(why === null).toBe(before !== null && after !== null);
  }
});

it('never mixes kinds of stay', async () => {
  const { counties, mean } = await readInstitutionChange(house, centre, { unitType: 'short-term' }, call);
  expect(counties.every(({ before }) => before === null)).toBe(true);
  expect(mean).toBeNull();
});
