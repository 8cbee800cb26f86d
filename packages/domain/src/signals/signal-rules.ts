import type { SignalLevel } from './signal.ts';

/** How a series of months is read: the first part says what is usual, and the months after it are watched. */
export interface SeriesRules {
  /** Months that say what is usual: at most and at least. */
  readonly baselineMonths: number;
  readonly leastBaselineMonths: number;
  /** The newest months, which are compared with the usual. */
  readonly watchedMonths: number;
  /** Events expected in a point on average; with fewer in a month quarters are used, with fewer in a quarter nothing is said. */
  readonly leastExpected: number;
  /** A point is beyond when it lies this many standard errors (widened by Laney's σ) from the usual. */
  readonly sigmas: number;
  /** How many points longer than Anhøj's limit a run must be. */
  readonly extraRun: number;
}

/** How the change from one year to the next is compared with that of other places. */
export interface ChangeRules {
  /** Share of places without change of their own that lie inside the limits, such as 0.998. */
  readonly confidence: number;
  /** Share of the places at either end whose change is moderated before the spread is estimated, so that outliers hide themselves less. */
  readonly winsorise: number;
  /** Events in either year, and others, for a share. */
  readonly leastEvents: number;
  /** Places that are told, for the spread between them to be known. */
  readonly leastUnits: number;
}

/** How the year of a group with the same members throughout is compared with the year before. */
export interface GroupChangeRules {
  /** Standard errors from the year before, changed as the country has, to a limit. */
  readonly sigmas: number;
  /** Variance of a group's years over what chance alone would give: doctors' years differ by more than chance. */
  readonly dispersion: number;
  /** Events in either year, and others, for a share. */
  readonly leastEvents: number;
}

export interface SignalRules {
  readonly series: SeriesRules;
  readonly change: ChangeRules;
  readonly groupChange: GroupChangeRules;
  /** A signal that returns within this many months is the same one, and is not told again. */
  readonly quietMonths: number;
  /** Ids of the indicators that are watched. */
  readonly indicators: Readonly<Record<SignalLevel, readonly string[]>>;
  /**
   * False alarms that the rules give a unit in a year in which nothing changes, over all its indicators together: measured by
   * `npm run bench -- signals`, and held to by a test.
   */
  readonly falseAlarmsPerYear: Readonly<Record<SignalLevel, number>>;
}
