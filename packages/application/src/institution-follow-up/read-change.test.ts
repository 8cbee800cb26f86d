import { loadContent } from '@smalspor/content/loading';
import type { Actor } from '@smalspor/domain/access';
import { addMonths, toMonth } from '@smalspor/domain/time';
import type { InstitutionReader } from '@smalspor/warehouse/institutions';
import { expect, it } from 'vitest';
import type { House } from '../house/house.ts';
import { readInstitutionChange } from './read-change.ts';

const content = loadContent();
const ENDS = Array.from({ length: 24 }, (_, place) => addMonths(toMonth(2015, 12), 3 * place));
/** Rogaland began in January 2018 and falls by a fifth; Finnmark begins in 2021 and falls by a twentieth. */
const FALLS = new Map([
  [11, 0.8],
  [56, 0.95],
]);

const reader = {
  ends: ENDS,
  indicators: ['institution-total', 'institution-urinary'],
  published: (area, { end, unitType }) => {
    const fall = area.level === 'county' ? FALLS.get(area.county) : undefined;
    if (fall === undefined || unitType !== 'long-term') return { sums: null, reason: 'suppressed' };
    const numerator = end < toMonth(2018, 12) ? 10_000 : 10_000 * fall;
    return { sums: { numerator, sumOfSquares: numerator * 20, denominator: 100_000, homes: 40 } };
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

it('sets the year after the start against the year before, with what happened where nothing had begun', async () => {
  const { counties, total, mean } = await readInstitutionChange(house, centre, {}, call);
  const rogaland = counties.find(({ county }) => county === '11');
  expect(rogaland).toMatchObject({
    from: '2018-01',
    beforePeriod: { from: '2017-01', to: '2017-12' },
    afterPeriod: { from: '2018-01', to: '2018-12' },
    before: { value: 10, homes: 40 },
    after: { value: 8, homes: 40 },
    reason: null,
    controls: { counties: [content.geography.countyByCode.get('56')?.name] },
  });
  expect(rogaland?.change?.value).toBeCloseTo(-20, 6);
  expect(rogaland?.change?.low).toBeLessThan(-20);
  expect(rogaland?.controls?.change.value).toBeCloseTo(-5, 6);
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
