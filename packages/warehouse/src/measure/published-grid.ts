import type { Level } from '@smalspor/domain/organisation';

export type AreaLevel = Exclude<Level, 'gp'>;

/** Area levels and the column that holds the unit. */
export const AREA_UNIT: Readonly<Record<AreaLevel, string>> = {
  group: 'group_id',
  municipality: 'municipality',
  county: 'county',
  countyNow: 'county_now',
  nation: '0',
};

export const AREA_LEVELS = Object.keys(AREA_UNIT) as readonly AreaLevel[];

/** Levels whose single months may be published; the others have halves and rolling years only. */
export const PUBLISHED_BY_MONTH: readonly AreaLevel[] = ['county', 'countyNow', 'nation'];
