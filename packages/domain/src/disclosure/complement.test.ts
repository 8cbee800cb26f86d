import { expect, it } from 'vitest';
import { type MeasuredPartition, makeRoom, type UnitView } from './complement.ts';

const [WHOLE, PART] = [0, 1];

/** A country in which a part that is not told is nearly all of its whole. @returns whether the whole is told at last */
function isWholeTold(isOfCountedMonths: boolean): boolean {
  const hidden = new Set([PART]);
  const values = [1000, 999];
  const partition: MeasuredPartition = {
    ...{ kind: 'prescriptions', whole: WHOLE, parts: [PART], threshold: 5 },
    ...{ isExhaustive: false, isOfCountedMonths },
    ...{
      left: Float64Array.of(1),
      leftByMonth: Float64Array.of(1),
      largestLeft: [1],
      largestLeftByMonth: [1],
    },
    ...{ mostLeft: Float64Array.of(1), mostLeftByMonth: Float64Array.of(1) },
  };
  const country: UnitView = {
    units: [0],
    times: 1,
    value: (family) => values[family] ?? 0,
    isShown: (family) => !hidden.has(family),
    hide: (family) => !hidden.has(family) && hidden.add(family) !== undefined,
  };
  makeRoom([partition], country, PART);
  return !hidden.has(WHOLE);
}

it('what is hidden needs room within its whole, else the whole is not told', () => {
  expect(isWholeTold(false)).toBe(false);
});

it('prescriptions of the months in which contacts were counted take nothing with them', () => {
  expect(isWholeTold(true)).toBe(true);
});
