/** Who began in one month in one county, and how many of them there are at the fewest in any month of the series. */
export interface StartingUnits {
  readonly start: number;
  /** Units by month of the series, the first month first. */
  readonly units: readonly number[];
}

/** Participants that are told of together: those who began from `first` to `last`. */
export interface CohortPart {
  readonly first: number;
  readonly last: number;
}

/**
 * Divides a county's participants by when they began, into parts that may be told of: in every month each part, and those who
 * do not take part, hold at least `k` units, or nobody at all is told apart from the others. Parts that are too small are told
 * together with those who began next, so that no part can be reckoned from the county's own sum and the others.
 * @param others units of the county that take no part, by month
 * @returns no parts where the county is told of as a whole
 */
export function cohortParts(
  starting: readonly StartingUnits[],
  others: readonly number[],
  k: number,
): readonly CohortPart[] {
  const isEnough = (units: readonly number[]) => units.every((count) => count >= k);
  if (!isEnough(others)) return [];
  const parts: CohortPart[] = [];
  let open: StartingUnits[] = [];
  for (const months of [...starting].sort((a, b) => a.start - b.start)) {
    open.push(months);
    const units = months.units.map((_, month) =>
      open.reduce((sum, each) => sum + (each.units[month] ?? 0), 0),
    );
    if (!isEnough(units)) continue;
    parts.push({ first: open[0]?.start ?? months.start, last: months.start });
    open = [];
  }
  const [rest, last] = [open.at(-1), parts.pop()];
  if (last === undefined) return [];
  return [...parts, { first: last.first, last: rest?.start ?? last.last }];
}
