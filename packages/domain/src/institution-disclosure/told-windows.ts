import type { ToldQuarter } from './home-quarter.ts';

/** How every variable is told in every quarter, ready to be asked about longer periods. */
export interface ToldWindows {
  /** Whether the nation is told of for all these variables in all these quarters. */
  isTold(quarters: readonly number[], variables: readonly string[]): boolean;
  /** Whether a county is. */
  isOpen(county: number, quarters: readonly number[], variables: readonly string[]): boolean;
}

/** A period is told where each of its quarters is, and adds nothing to what the quarters would say. */
export function toldWindows(told: ReadonlyMap<number, readonly ToldQuarter[]>): ToldWindows {
  const folded = new Map(
    [...told].flatMap(([quarter, each]) =>
      each.map(({ variable, folded: counties }) => [`${quarter} ${variable}`, new Set(counties)] as const),
    ),
  );
  const isTold: ToldWindows['isTold'] = (quarters, variables) =>
    quarters.every((quarter) => variables.every((variable) => folded.has(`${quarter} ${variable}`)));
  return {
    isTold,
    isOpen: (county, quarters, variables) =>
      isTold(quarters, variables) &&
      quarters.every((quarter) =>
        variables.every((variable) => !folded.get(`${quarter} ${variable}`)?.has(county)),
      ),
  };
}
