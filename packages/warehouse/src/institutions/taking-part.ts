import type { HomeQuarter, HomeValue } from '@smalspor/domain/institution-disclosure';
import type { QuarterPattern } from './told-institutions.ts';

/** The homes of a county that are told of as taking part, in one quarter. */
export interface MembersOf {
  readonly quarter: number;
  readonly members: ReadonlySet<number>;
}

/** Who took part in a county in some quarters; `null` where they are not told by themselves in all of them. */
export type TakingPart = (
  county: number,
  window: readonly number[],
  variables: readonly string[],
) => readonly MembersOf[] | null;

export function takingPartIn(patterns: readonly QuarterPattern[]): TakingPart {
  const splits = new Map(
    patterns.flatMap(({ quarter, split = [] }) =>
      split.map(({ county, members, variables }) => [
        `${quarter} ${county}`,
        { quarter, members: new Set(members), variables: new Set(variables) },
      ]),
    ) as [string, MembersOf & { readonly variables: ReadonlySet<string> }][],
  );
  return (county, window, variables) => {
    const found = window.flatMap((quarter) => splits.get(`${quarter} ${county}`) ?? []);
    const isTold = found.every((split) => variables.every((id) => split.variables.has(id)));
    return isTold && found.length === window.length ? found : null;
  };
}

/** The parts of those homes of a county, quarter by quarter. */
export function membersAmong(
  quarters: ReadonlyMap<number, readonly HomeQuarter[]>,
  county: number,
  parts: readonly MembersOf[],
): readonly HomeQuarter[] {
  return parts.flatMap(({ quarter, members }) =>
    (quarters.get(quarter) ?? []).filter((each) => each.county === county && members.has(each.home)),
  );
}

/** No county: where those stand that do not take part, in the pictures. */
const BESIDE = -1;

/** A home is in one picture: of a county that is told in two, those that do not take part stand with other counties. */
export function besideOthers(
  values: readonly HomeValue[],
  split: ReadonlyMap<number, readonly MembersOf[]>,
): readonly HomeValue[] {
  const isBeside = ({ home, county }: HomeValue) =>
    split.get(county)?.some(({ members }) => !members.has(home)) ?? false;
  return values.map((each) => (isBeside(each) ? { ...each, county: BESIDE } : each));
}
