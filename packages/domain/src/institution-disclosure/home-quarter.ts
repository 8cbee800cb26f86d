/** One home's part of the figures of one type of ward in one quarter. */
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
