import { type IndicatorDefinition, isShareOfCounts } from '@smalspor/domain/indicators';
import { type FoundChange, findGroupChange, type GroupChangeRules } from '@smalspor/domain/signals';
import { addMonths, type Month } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { NATION } from './watched-months.ts';
import { twoYears, yearSums } from './watched-years.ts';

type Homes = Pick<ReleaseReader, 'homes'>;

const YEAR = 12;

/** A group's roster at the end of a quarter: its members' numbers, and whether all of them had lists in all of the twelve months. */
interface Roster {
  readonly members: string;
  readonly isWhole: boolean;
}

/**
 * The groups that stand with the same doctors, with lists in every month, in the two years that end with a quarter and at the end
 * of the quarter before them. Of others nothing is said: what differs between two years of other members is who came or went.
 */
export function unchangedGroups({ homes }: Homes, end: Month): ReadonlySet<number> {
  const now = rostersAt(homes, end);
  const before = Array.from({ length: (2 * YEAR) / 3 }, (_, back) =>
    rostersAt(homes, addMonths(end, -3 * (back + 1))),
  );
  return new Set(
    [...now.keys()].filter((group) => {
      const roster = now.get(group);
      return (
        roster?.isWhole === true &&
        before[YEAR / 3 - 1]?.get(group)?.isWhole === true &&
        before.every((then) => then.get(group)?.members === roster.members)
      );
    }),
  );
}

function rostersAt(homes: ReleaseReader['homes'], end: Month): ReadonlyMap<number, Roster> {
  const byGroup = Map.groupBy(homes.at(end), ({ group }) => group);
  return new Map(
    [...byGroup].flatMap(([group, members]) =>
      group === null
        ? []
        : [
            [
              group,
              {
                members: members.map(({ prescriber }) => prescriber).join(),
                isWhole: members.every(({ months }) => months === YEAR),
              },
            ] as const,
          ],
    ),
  );
}

/** The year of a group beside the year before, both as they are told to its members; `null` where either is not, or says too little. */
export async function groupChange(
  reader: ReleaseReader,
  definition: IndicatorDefinition,
  group: number,
  end: Month,
  rules: GroupChangeRules,
): Promise<FoundChange | null> {
  const country = twoYears(reader, 'nation', NATION, definition.id, end);
  const year = async (month: Month) =>
    yearSums(await reader.groupCell(group, { indicator: definition.id, kind: 'rolling12', end: month }));
  const [before, after] = [await year(addMonths(end, -YEAR)), await year(end)];
  if (country === null || before === null || after === null) return null;
  return findGroupChange({ before, after }, country, isShareOfCounts(definition) ? 'share' : 'rate', rules);
}

/** What a release calls a group; its number where it has no name. */
export function groupName({ homes }: Homes, group: number, end: Month): string {
  return homes.at(end).find((home) => home.group === group)?.groupName ?? String(group);
}
