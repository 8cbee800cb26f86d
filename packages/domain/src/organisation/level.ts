/**
 * The levels of feedback to general practice. `county` is the county as it was in each month, `countyNow` the same
 * lists placed in the counties of the 2024 geography.
 */
export const LEVELS = ['gp', 'group', 'municipality', 'county', 'countyNow', 'nation'] as const;
export type Level = (typeof LEVELS)[number];

/**
 * A unit inside its level: the prescriber's internal integer, the CME group's number, the municipality's or county's
 * official code read as a number (0301 → 301), and 0 for the nation.
 */
export type UnitId = number;

export const NATION: UnitId = 0;
