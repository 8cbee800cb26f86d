import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../time/index.ts';
import {
  ASKED_MINUTES,
  peopleThere,
  type TeachingEntry,
  teachingFaults,
  unstatedAttendance,
} from './teaching-entry.ts';
import { teachingYears } from './teaching-year.ts';

const TODAY = '2026-03-10' as PlainDate;
const entry: TeachingEntry = {
  day: '2026-03-09' as PlainDate,
  minutes: 45,
  teacher: 'Tilsynslegen',
  attendance: { doctors: 1, nurses: 6, 'care-workers': 3, others: 0, unstated: 0 },
  material: ['rask-3-diagnostics'],
  ownMaterial: '',
  agreed: 'Sjekkliste før hver urinprøve',
};

describe('an occasion of teaching', () => {
  it.each<[Partial<TeachingEntry>, readonly string[]]>([
    [{}, []],
    [{ day: TODAY }, []],
    [{ day: '' as PlainDate }, ['no-day']],
    [{ day: '2026-03-11' as PlainDate }, ['day-ahead']],
    [{ day: '2016-09-30' as PlainDate }, ['day-too-early']],
    [{ minutes: 4 }, ['minutes']],
    [{ minutes: 601 }, ['minutes']],
    [{ minutes: Number.NaN }, ['minutes']],
    [{ attendance: unstatedAttendance(0) }, ['nobody-there']],
    [{ attendance: unstatedAttendance(1.5) }, ['attendance']],
    [{ attendance: unstatedAttendance(-1) }, ['attendance']],
    [{ attendance: unstatedAttendance(501) }, ['attendance']],
    [{ teacher: ' ' }, ['no-teacher']],
    [{ material: [] }, ['no-material']],
    [{ material: [], ownMaterial: 'Tavle' }, []],
    [{ agreed: 'x'.repeat(2001) }, ['too-long']],
    [{ agreed: 'Beboer 010190 12345' }, ['identity-number']],
  ])('with %j has the faults %j', (change, faults) => {
    expect(teachingFaults({ ...entry, ...change }, TODAY)).toEqual(faults);
  });

  it('counts everybody once', () => {
    expect(peopleThere(entry)).toBe(10);
    expect(peopleThere({ attendance: unstatedAttendance(7) })).toBe(7);
  });
});

it('counts the length of each occasion in its calendar year, and says what is left of three hours', () => {
  const at = (day: string, minutes: number) => ({ day: day as PlainDate, minutes });
  const years = teachingYears([at('2025-12-31', 60), at('2026-01-01', 45), at('2026-02-01', 90)], 2026);
  expect(years).toEqual([
    { year: 2026, occasions: 2, minutes: 135, minutesLeft: 45 },
    { year: 2025, occasions: 1, minutes: 60, minutesLeft: 120 },
  ]);
  expect(teachingYears([], 2026)).toEqual([
    { year: 2026, occasions: 0, minutes: 0, minutesLeft: ASKED_MINUTES },
  ]);
});

it('loses no minute between the years', () => {
  const occasion = fc.record({
    day: fc.integer({ min: 2017, max: 2026 }).map((year) => `${year}-06-01` as PlainDate),
    minutes: fc.integer({ min: 5, max: 600 }),
  });
  fc.assert(
    fc.property(fc.array(occasion), (occasions) => {
      const years = teachingYears(occasions, 2026);
      const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
      expect(sum(years.map(({ minutes }) => minutes))).toBe(sum(occasions.map(({ minutes }) => minutes)));
      expect(sum(years.map((year) => year.occasions))).toBe(occasions.length);
      for (const { minutes, minutesLeft } of years) {
        expect(minutesLeft === 0).toBe(minutes >= ASKED_MINUTES);
      }
    }),
  );
});
