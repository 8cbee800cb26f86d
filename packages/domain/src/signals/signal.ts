import type { Month } from '../time/index.ts';

/** The kinds of unit whose figures are watched. */
export const SIGNAL_LEVELS = ['doctor', 'group', 'municipality', 'county', 'institution'] as const;
export type SignalLevel = (typeof SIGNAL_LEVELS)[number];

/**
 * What is unusual: a month (or quarter) far outside what the unit's own months before vary by; a long run on one side of what was
 * usual; a year that has changed more than other places' years, or a group's than the country's.
 */
export const SIGNAL_PATTERNS = ['beyond', 'run', 'change'] as const;
export type SignalPattern = (typeof SIGNAL_PATTERNS)[number];

export type SignalSide = 'above' | 'below';

/** What the rules say of one figure of one unit. */
export interface FoundSignal {
  readonly pattern: SignalPattern;
  readonly side: SignalSide;
  /** First month of what is unusual. */
  readonly from: Month;
}
