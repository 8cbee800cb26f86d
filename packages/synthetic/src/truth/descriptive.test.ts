import { expect, test } from 'vitest';
import { describeChanges } from './descriptive.ts';
import { emptySums } from './parcel-truth.ts';

function sums(months: number, own: (month: number) => number, narrow: (month: number) => number) {
  const made = emptySums(months);
  for (let month = 0; month < months; month += 1) {
    made.own[month] = own(month);
    made.personMonths[month] = 1000;
    made.respiratory[month] = 100;
    made.penicillinV[month] = narrow(month);
  }
  return made;
}

test('changes go from the twelve months before to the twelve months after, the nation weighted alike', () => {
  const everyone = sums(
    48,
    (month) => (month < 24 ? 100 : 95),
    (month) => (month < 24 ? 50 : 51),
  );
  const participants = sums(
    48,
    (month) => (month < 24 ? 80 : 72),
    (month) => (month < 24 ? 50 : 55),
  );
  const found = describeChanges(everyone, new Map([[124, participants]]), 100, 1000);
  expect(found).toEqual({
    prescriptionsPer1000: { participants: -10, nation: -5 },
    penicillinVShareRelative: { participants: 10, nation: 2 },
    baselinePer1000: { participants: 960, nation: 1200 },
    starts: [124],
  });
});

test('starts whose windows leave the files or reach into the pandemic do not count', () => {
  const flat = sums(
    48,
    () => 100,
    () => 50,
  );
  const starts = new Map([
    [105, flat],
    [124, flat],
    [140, flat],
  ]);
  expect(describeChanges(flat, starts, 100, 1000).starts).toEqual([124]);
  expect(describeChanges(flat, starts, 100, 130)).toMatchObject({ prescriptionsPer1000: null, starts: [] });
});
