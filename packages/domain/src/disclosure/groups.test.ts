import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measurePartitions } from './complement.ts';
import {
  createGroupJudge,
  type GroupSeries,
  type GroupVerdicts,
  groupMayBeShown,
} from './group-may-be-shown.ts';
import { createGroupSurroundings } from './group-surroundings.ts';
import type { Pattern } from './pattern.ts';
import { placesBetweenGroups } from './places-between-groups.ts';
import { protect } from './protect.ts';
import { relationsOf } from './relations.ts';
import { DEFAULT_DISCLOSURE } from './settings.ts';
import { plainGrid } from './testing/plain-grid.ts';

// all ⊃ part and other; something is always left beside them.
const grid = plainGrid({ all: [0, 1, 2], part: [0], other: [1] }, [
  { unit: 101, counts: { all: [90, 90], part: [20, 20], other: [30, 30] } },
]);
const relations = relationsOf(grid.families);
const partitions = measurePartitions(grid, relations);

const sums = (...families: readonly (readonly number[])[]): GroupSeries['families'] =>
  families.map((steps) => [{ kind: 'prescriptions', threshold: 5, steps }]);

function judge(series: Partial<GroupSeries>, largest: readonly number[] = [20, 8, 10]): GroupVerdicts {
  const plain: GroupSeries = {
    reportingMembers: [6, 6],
    changedRosters: [0, 0],
    families: sums([60, 60], [15, 15], [20, 20]),
    largestLeft: [],
    surroundings: [],
  };
  const decide = createGroupJudge({ ...plain, ...series }, relations.wholes, partitions, DEFAULT_DISCLOSURE);
  return decide({ first: 0, length: 2, largest: (family) => largest[family] ?? 0 });
}

describe('what a member is shown of the group', () => {
  it('is everything when nothing speaks against it', () => {
    const verdicts = judge({});
    expect(verdicts).toEqual([null, null, null]);
    expect(groupMayBeShown(verdicts, 1, 0)).toBe(true);
    expect(groupMayBeShown(verdicts, 0, null)).toBe(true);
  });

  it('is nothing with fewer than four reporting members in any step', () => {
    expect(judge({ reportingMembers: [6, 3] })).toEqual(Array(3).fill('too-few-members'));
    expect(judge({ reportingMembers: [4, 4] })[0]).toBeNull();
  });

  it('is nothing of a step that was shown for other members before', () => {
    expect(judge({ changedRosters: [0, 1] })[0]).toBe('changed-rosters');
  });

  it('leaves out a small quarter, and the share of it', () => {
    const verdicts = judge({ families: sums([60, 60], [15, 4], [20, 20]) });
    expect(verdicts[1]).toBe('small');
    expect(groupMayBeShown(verdicts, 1, 0)).toBe(false);
    expect(judge({ families: sums([60, 60], [15, 0], [20, 20]) })[1]).toBeNull();
  });

  it('leaves out what one member nearly holds alone, or what the others hardly have', () => {
    expect(judge({}, [20, 29, 10])[1]).toBe('dominance');
    expect(judge({ families: sums([60, 60], [8, 8], [20, 20]) }, [20, 13, 10])[1]).toBe('small');
  });

  it('leaves out a quarter of which the others have little beside one member', () => {
    const beside = (largest: readonly number[]) =>
      judge({
        families: [
          ...sums([60, 60]),
          [{ kind: 'prescriptions', threshold: 5, steps: [15, 8], largest }],
          ...sums([20, 20]),
        ],
      })[1];
    expect(beside([8, 4])).toBe('small');
    expect(beside([8, 3])).toBeNull();
  });

  it('leaves out a part when the others have little of what is left of the whole', () => {
    const families = sums([60, 60], [15, 15], [20, 38]);
    const beside = (left: readonly number[]) => judge({ families, largestLeft: partitions.map(() => left) });
    expect(beside([5, 3])).toEqual([null, 'complement', null]);
    expect(beside([5, 2])).toEqual([null, null, null]);
  });

  it('leaves out a part of which the others and the rest are small', () => {
    const verdicts = judge({ families: sums([60, 60], [15, 15], [42, 20]) });
    expect(verdicts[1]).toBe('complement');
    expect(verdicts[2]).toBeNull();
  });

  it('leaves out what the municipality less the group would tell', () => {
    const around = (prescribers: readonly number[], ...steps: readonly (readonly number[])[]) => ({
      surroundings: [{ prescribers, families: sums(...steps) }],
    });
    expect(judge(around([3, 3], [50, 50], [30, 30], [10, 10]))).toEqual(Array(3).fill('rosters'));
    expect(judge(around([8, 8], [50, 50], [3, 30], [10, 10]))[1]).toBe('complement');
    expect(judge(around([0, 0], [0, 0], [0, 0], [0, 0]))).toEqual([null, null, null]);
  });
});

describe('the places around a group', () => {
  const country = plainGrid({ all: [0, 1, 2], part: [0] }, [
    { unit: 101, counts: { all: [90], part: [30] } },
    { unit: 102, counts: { all: [80], part: [20] } },
    { unit: 103, counts: { all: [70], part: [10] } },
    { unit: 201, counts: { all: [60], part: [9] } },
  ]);
  const months = (doctors: number) => [doctors, doctors, doctors];
  const prescribers = new Map(country.places.map((_, place) => [place, months(6)]));
  /** Two members in 101 and one in 102, who have 40 and 8 of the two families. */
  const around = (...folded: readonly number[]) => {
    const pattern = protect(country, DEFAULT_DISCLOSURE, []);
    const [all, part] = pattern.families;
    const told = {
      undivided: [],
      undividedMonths: [],
      hiddenCounties: [],
      counties: 'month',
      nation: 'month',
    };
    const families = [
      { ...all, ...told, folded: [] },
      { ...part, ...told, folded: folded.map((place) => ({ place, reason: 'small' })) },
    ] as Pattern['families'];
    const surroundingsOf = createGroupSurroundings(
      country,
      { ...pattern, families },
      measurePartitions(country, relationsOf(country.families)),
      prescribers,
    );
    const members = new Map([
      [0, months(2)],
      [1, months(1)],
    ]);
    return surroundingsOf(members, sums([40], [8])).map(({ prescribers: outside, families: left }) => [
      [...Array.from(outside)],
      ...left.map((of) => of.flatMap(({ steps }) => [...Array.from(steps)])),
    ]);
  };

  it('are those of its members while they are told by themselves', () => {
    expect(around()).toEqual([[[9], [130], [42]]]);
  });

  it('are whole blocks of a family, and of a whole and its part together', () => {
    expect(around(102, 103)).toEqual([
      [[9], [130], []],
      [[15], [200], [52]],
    ]);
  });

  it('do not reach over what the members do not touch', () => {
    expect(around(103, 201)).toEqual([[[9], [130], [42]]]);
  });
});

describe('municipalities beside groups', () => {
  const found = (
    ...cells: readonly (readonly [place: number, group: number | null, prescribers: number])[]
  ) => [
    ...placesBetweenGroups(
      [cells.map(([place, group, prescribers]) => ({ place, group, prescribers }))],
      DEFAULT_DISCLOSURE,
    ),
  ];

  it('give way when few doctors are left outside a group', () => {
    expect(found([1, 7, 8], [1, null, 2])).toEqual([1]);
    expect(found([1, 7, 8], [1, null, 5])).toEqual([]);
    expect(found([1, 7, 8])).toEqual([]);
  });

  it('give way when few are left outside several groups together, or outside one of them', () => {
    expect(found([1, 7, 8], [1, 8, 6], [1, null, 4])).toEqual([1]);
    expect(found([1, 7, 8], [1, 8, 4])).toEqual([1]);
    expect(found([1, 7, 8], [1, 8, 6])).toEqual([]);
  });

  it('give way when a group across the border holds all of them and few others', () => {
    expect(found([1, 7, 6], [2, 7, 1], [2, null, 9])).toEqual([1]);
    expect(found([1, 7, 6], [2, 7, 5], [2, null, 9])).toEqual([]);
  });

  it('need not mind groups that are too small to be shown', () => {
    expect(found([1, 7, 3], [1, null, 4])).toEqual([]);
  });

  it('never tell of one to four doctors by subtracting groups that lie inside', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 4, max: 9 }), { maxLength: 4 }),
        fc.nat(9),
        (groups, outside) => {
          const cells = groups.map((members, index) => [1, index + 1, members] as const);
          const total = groups.reduce((sum, members) => sum + members, 0) + outside;
          if (found(...cells, ...(outside > 0 ? ([[1, null, outside]] as const) : [])).length > 0) return;
          const left = [...groups.map((members) => total - members), outside];
          expect(left.filter((rest) => rest > 0 && rest < 5)).toEqual([]);
        },
      ),
    );
  });
});
