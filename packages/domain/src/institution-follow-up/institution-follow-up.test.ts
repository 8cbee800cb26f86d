import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ROUND_STATUSES } from '../programmes/index.ts';
import { addMonths, toMonth } from '../time/index.ts';
import { countCoverage, missingToAim } from './coverage.ts';
import { bedDayState, type DataStanding, lacksOf } from './lacks.ts';
import { reminderState } from './reminder.ts';
import { STANDINGS, type Standing, standingOf, takesPart } from './standing.ts';

const UNTIL = toMonth(2020, 12);
const whole: DataStanding = {
  lastSales: UNTIL,
  hasBeds: true,
  lastBedDays: UNTIL,
  lastFromBeds: null,
  openOddities: 0,
  mandate: 'given',
};

describe('where an institution stands', () => {
  it.each([
    [[], 'none'],
    [['lapsed'], 'declined'],
    [['withdrawn', 'invited'], 'invited'],
    [['invited', 'finished'], 'finished'],
    [['finished', 'active', 'withdrawn'], 'active'],
  ] as const)('%j: %s', (statuses, standing) => {
    expect(standingOf(statuses)).toBe(standing);
  });
});

it('says whom a delivered list names, unless a round here says more', () => {
  expect(standingOf([], true)).toBe('listed');
  expect(standingOf(['lapsed'], true)).toBe('listed');
  expect(standingOf(['enrolled'], true)).toBe('enrolled');
  expect(takesPart('listed')).toBe(true);
});

describe('coverage', () => {
  it('is told as the programme tells it: 82 of 100 homes', () => {
    const standings = Array.from({ length: 100 }, (_, place): Standing => (place < 82 ? 'finished' : 'none'));
    expect(countCoverage(standings)).toMatchObject({ all: 100, takingPart: 82, share: 82 });
    expect(missingToAim(countCoverage(standings.slice(20)), { low: 80, high: 100 })).toBe(2);
    expect(countCoverage([]).share).toBeNull();
  });

  it('counts every home once, and the aim is reached when the missing have joined', () => {
    const some = fc.array(
      fc.tuple(fc.subarray([...ROUND_STATUSES]), fc.boolean()).map((each) => standingOf(...each)),
    );
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 100 }), (standings, low) => {
        const coverage = countCoverage(standings);
        expect(STANDINGS.reduce((sum, each) => sum + coverage.standings[each], 0)).toBe(standings.length);
        expect(coverage.takingPart).toBe(standings.filter(takesPart).length);
        const missing = missingToAim(coverage, { low, high: 100 });
        if (missing === null) return;
        expect(coverage.takingPart + missing).toBeGreaterThanOrEqual((low * coverage.all) / 100);
        expect(missing).toBeLessThanOrEqual(coverage.all);
      }),
    );
  });
});

describe('what is lacking', () => {
  const SETTINGS = { monthsBehind: 3 };

  it('is nothing where the data reach as far as the others’', () => {
    expect(lacksOf(whole, UNTIL, SETTINGS)).toEqual([]);
    expect(lacksOf({ ...whole, lastSales: addMonths(UNTIL, -3) }, UNTIL, SETTINGS)).toEqual([]);
  });

  it.each([
    ['sales', { lastSales: addMonths(UNTIL, -4) }],
    ['sales', { lastSales: null }],
    ['bed-days', { lastBedDays: null, lastFromBeds: UNTIL }],
    ['oddities', { openOddities: 1 }],
    ['mandate', { mandate: 'missing' }],
  ] as const)('%s: %j', (lack, change) => {
    expect(lacksOf({ ...whole, ...change }, UNTIL, SETTINGS)).toEqual([lack]);
  });

  it('is no bed days in home care', () => {
    const care = { ...whole, hasBeds: false, lastBedDays: null };
    expect(lacksOf(care, UNTIL, SETTINGS)).toEqual([]);
    expect(bedDayState(care)).toBe('none-needed');
  });

  it('beds stand in only after the last month that was told', () => {
    expect(bedDayState({ ...whole, lastFromBeds: addMonths(UNTIL, -1) })).toBe('told');
    expect(bedDayState({ ...whole, lastBedDays: addMonths(UNTIL, -1), lastFromBeds: UNTIL })).toBe(
      'from-beds',
    );
    expect(bedDayState({ ...whole, lastBedDays: null })).toBe('missing');
  });
});

describe('a reminder', () => {
  const SETTINGS = { reminderDays: 30 };
  const NOW = '2020-12-31T12:00:00.000Z';
  const late = { lacks: ['sales'], contact: { isReachable: true }, remindedAt: null } as const;

  it.each([
    ['ready', {}],
    ['complete', { lacks: [] }],
    ['no-contact', { contact: null }],
    ['no-address', { contact: { isReachable: false } }],
    ['recent', { remindedAt: '2020-12-01T12:00:00.001Z' }],
    ['ready', { remindedAt: '2020-12-01T12:00:00.000Z' }],
  ] as const)('%s: %j', (state, change) => {
    expect(reminderState({ ...late, ...change }, NOW, SETTINGS)).toBe(state);
  });
});
