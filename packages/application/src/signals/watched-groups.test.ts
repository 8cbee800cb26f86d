import { loadContent } from '@smalspor/content/loading';
import { TEST_RULES } from '@smalspor/domain/signals/testing';
import { addMonths, type Month, parseMonth } from '@smalspor/domain/time';
import type { PrescriberHome, PublishedCell, ReleaseReader } from '@smalspor/warehouse/read';
import { describe, expect, it } from 'vitest';
import { groupChange, groupName, unchangedGroups } from './watched-groups.ts';

const END = parseMonth('2020-12');
const GROUP = 17;
const RATE = 'prescriptions-per-1000';

/** Group 17 has doctors 1 to 5 in all quarters. @param change what is otherwise at the end of a quarter; `null` for not there */
function homesWith(change: (prescriber: number, end: Month) => Partial<PrescriberHome> | null = () => ({})) {
  const at = (end: Month): readonly PrescriberHome[] =>
    [1, 2, 3, 4, 5].flatMap((prescriber) => {
      const other = end < addMonths(END, -24) ? null : change(prescriber, end);
      const same = { prescriber, end, months: 12, group: GROUP, groupName: 'Sagene 2', meanListSize: 1100 };
      const place = { declaredListSize: null, municipality: 301, county: 3, countyNow: 3 };
      return other === null ? [] : [{ ...same, ...place, ...other }];
    });
  return { homes: { at } } as unknown as ReleaseReader;
}

describe('a group is judged', () => {
  const isJudged = (change?: Parameters<typeof homesWith>[0]) =>
    unchangedGroups(homesWith(change), END).has(GROUP);

  it('while the same doctors with lists are in it in both years', () => {
    expect(isJudged()).toBe(true);
    expect(groupName(homesWith(), GROUP, END)).toBe('Sagene 2');
  });

  it.each([0, 3, 12, 21])('not when one has left or was elsewhere %d months before the end', (back) => {
    const then = addMonths(END, -back);
    expect(isJudged((prescriber, end) => (prescriber === 5 && end >= then ? null : {}))).toBe(false);
    expect(isJudged((prescriber, end) => (prescriber === 5 && end === then ? { group: 18 } : {}))).toBe(
      false,
    );
  });

  it.each([3, 12, 21, 24])('not when one came after %d months before the end', (back) => {
    const then = addMonths(END, -back);
    expect(isJudged((prescriber, end) => (prescriber === 5 && end <= then ? null : {}))).toBe(false);
  });

  it('not when a member was without a list for some of the months', () => {
    for (const end of [END, addMonths(END, -12)])
      expect(isJudged((prescriber, at) => (prescriber === 2 && at === end ? { months: 11 } : {}))).toBe(
        false,
      );
  });

  it('not when the release begins later', () => {
    expect(
      unchangedGroups(
        homesWith((_, end) => (end === addMonths(END, -24) ? null : {})),
        END,
      ).size,
    ).toBe(0);
  });
});

describe('the change of a group', () => {
  const definition = loadContent().indicators.find(({ id }) => id === RATE);
  if (definition === undefined) throw new Error(`${RATE} is watched`);
  const cell = (numerator: number): PublishedCell =>
    ({ cell: { numerator, denominator: 60_000, noValue: null } }) as unknown as PublishedCell;
  const change = (before: PublishedCell, after: PublishedCell) =>
    groupChange(
      {
        publishedCell: (_level, _unit, { end }) => cell(end === END ? 900_000 : 1_000_000),
        groupCell: async (group, { kind, end }) => {
          // Only what reports tell: rolling years at the end of a quarter.
          expect([group, kind]).toEqual([GROUP, 'rolling12']);
          return end === END ? after : before;
        },
      } as Partial<ReleaseReader> as ReleaseReader,
      definition,
      GROUP,
      END,
      TEST_RULES.groupChange,
    );

  it('is held against the country’s', async () => {
    expect(await change(cell(1500), cell(1350))).toMatchObject({ ratio: 1, side: null });
    expect(await change(cell(1500), cell(1000))).toMatchObject({ side: 'below' });
    expect(await change(cell(1500), cell(1900))).toMatchObject({ side: 'above' });
  });

  it('is not told where either year is hidden', async () => {
    const hidden = { cell: null, reason: 'suppressed' } as const;
    expect(await change(hidden, cell(1000))).toBeNull();
    expect(await change(cell(1500), hidden)).toBeNull();
  });
});
