import type { Pattern, UnitRosters } from '@smalspor/domain/disclosure';
import { describe, expect, it } from 'vitest';
import { changedSteps } from './unit-rosters.ts';

const START = 2019 * 12;
const group = (unit: number, ...steps: readonly string[]): UnitRosters => ({ level: 'group', unit, steps });

/** An earlier release of two quarters. */
const earlier = (...rosters: readonly UnitRosters[]): Pattern => ({
  format: 'smalspor-disclosure/1',
  start: START,
  monthsPerStep: 3,
  steps: 2,
  families: [],
  rosters,
});

const changes = (now: readonly UnitRosters[], previous: readonly Pattern[]) =>
  Object.fromEntries(
    [...changedSteps('group', now, { start: START, steps: 3 }, previous)].map(([unit, flags]) => [
      unit,
      [...flags],
    ]),
  );

describe('changedSteps', () => {
  it('flags the quarters in which a group is told with other members than before', () => {
    const previous = [earlier(group(7, 'abcde', 'abcde'))];
    expect(changes([group(7, 'abcde', 'abcde', 'abcd')], previous)).toEqual({});
    expect(changes([group(7, 'abcde', 'abcd', 'abcd')], previous)).toEqual({ 7: [0, 1, 0] });
    expect(changes([group(7, '', 'abcde', 'abcde')], previous)).toEqual({ 7: [1, 0, 0] });
  });

  it('flags a group under a new number, which may hold some of another', () => {
    const previous = [earlier(group(7, 'abcde', 'abcde'))];
    expect(changes([group(8, 'abcd', 'abcd', 'abcd')], previous)).toEqual({ 8: [1, 1, 0] });
    expect(changes([group(8, 'abcde', 'abcde', 'abcde')], previous)).toEqual({});
    expect(changes([group(8, '', '', 'xyz')], previous)).toEqual({});
  });

  it('flags nothing where nothing was told before', () => {
    expect(changes([group(8, 'abcd', 'abcd', 'abcd')], [])).toEqual({});
    expect(changes([group(8, 'abcd', 'abcd', 'abcd')], [earlier()])).toEqual({});
    expect(
      changes([group(8, 'abcd', 'abcd', '')], [earlier({ ...group(8, 'x', 'x'), level: 'municipality' })]),
    ).toEqual({});
  });
});
