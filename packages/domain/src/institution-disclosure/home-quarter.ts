/**
 * One home's part of the figures of one type of ward in one quarter; one for each county that it was in, the last one first.
 */
export interface HomeQuarter {
  readonly home: number;
  /** The county that it is told in. */
  readonly county: number;
  /** By variable. */
  readonly values: readonly number[];
  /** Sums of squares by variable; 0 where none is told. */
  readonly squares: readonly number[];
}

/** Something that is summed over homes. */
export interface Variable {
  readonly id: string;
  /** Sums that hold all of this one: taken from them it leaves what they hold beside it. */
  readonly partOf: readonly string[];
}

/** How one variable is told in one quarter: the nation, and by themselves all counties that are not folded. */
export interface ToldQuarter {
  readonly variable: string;
  readonly folded: readonly number[];
}

/**
 * The parts of each home put together, so that nobody is taken for two: those that `within` says the same of, under the county
 * that comes first. In the order in which homes come.
 */
export function addUpHomes(
  parts: readonly HomeQuarter[],
  within: (part: HomeQuarter) => unknown = () => null,
): HomeQuarter[] {
  const whole = new Map<string, HomeQuarter>();
  for (const part of parts) {
    const key = `${part.home} ${within(part)}`;
    const known = whole.get(key);
    whole.set(key, known === undefined ? part : joined(known, part));
  }
  return [...whole.values()];
}

function joined(one: HomeQuarter, other: HomeQuarter): HomeQuarter {
  const sum = (a: readonly number[], b: readonly number[]) => a.map((each, place) => each + (b[place] ?? 0));
  return {
    ...one,
    values: sum(one.values, other.values),
    squares: sum(one.squares, other.squares),
  };
}
