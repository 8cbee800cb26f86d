import { countyCode, type UnitId } from '../organisation/index.ts';

/** `county`: as it was in each month. `county-today`: the same doctors or homes, placed in the counties of today. */
export const OPEN_LEVELS = ['nation', 'county', 'county-today'] as const;
export type OpenLevel = (typeof OPEN_LEVELS)[number];

/** An area that open results are told for. There is none below the county. */
export interface OpenArea {
  readonly level: OpenLevel;
  /** The county’s number; 0 for the nation. */
  readonly unit: UnitId;
}

const NATION_ID = 'nation';
const COUNTY = /^(county|county-today)-(\d{2})$/;

/** The area’s name in addresses and files, such as `nation`, `county-03` or `county-today-46`. */
export function openAreaId({ level, unit }: OpenArea): string {
  return level === 'nation' ? NATION_ID : `${level}-${countyCode(unit)}`;
}

/** `null` for what names no area that is told of, whether or not it exists. */
export function parseOpenArea(text: string): OpenArea | null {
  if (text === NATION_ID) return { level: 'nation', unit: 0 };
  const [, level, code] = COUNTY.exec(text) ?? [];
  return level && code ? { level: level as OpenLevel, unit: Number(code) } : null;
}
