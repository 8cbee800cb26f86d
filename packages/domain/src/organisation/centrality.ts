import type { Geography } from './geography.ts';

/** From the most central to the least: the classes of Statistics Norway's Standard for centrality (KLASS 128). */
export const CENTRALITY_CLASSES = [1, 2, 3, 4, 5, 6] as const;
export type CentralityClass = (typeof CENTRALITY_CLASSES)[number];

/** How central municipalities are, by one edition of the standard. */
export interface Centrality {
  /** The year of the edition. */
  readonly edition: number;
  /** By municipality code; of earlier borders only those that were divided. */
  readonly classByCode: ReadonlyMap<string, CentralityClass>;
}

/** The lowest index of each class, by edition (KLASS 128). */
const LOWEST_INDEX: ReadonlyMap<number, readonly number[]> = new Map([[2024, [925, 870, 775, 670, 565, 0]]]);

/** The class of an index from 0 to 1000; `null` for an edition whose limits are not known. */
export function centralityClassOf(index: number, edition: number): CentralityClass | null {
  const at = LOWEST_INDEX.get(edition)?.findIndex((lowest) => index >= lowest) ?? -1;
  return CENTRALITY_CLASSES[at] ?? null;
}

/**
 * The class of a municipality of any year: its own line, else that of the municipality that it went into. `null` where there is no
 * line on the way, or where it was divided between municipalities of different classes.
 */
export function centralityOf(
  geography: Geography,
  centrality: Centrality,
  code: string,
): CentralityClass | null {
  const own = centrality.classByCode.get(code);
  if (own !== undefined) return own;
  const last = geography.municipalityByCode.get(code)?.last ?? null;
  if (last === null) return null;
  const successors = (geography.changesFrom.get(code) ?? []).filter((change) => change.on > last);
  const classes = new Set(successors.map((change) => centralityOf(geography, centrality, change.to)));
  const [only = null] = classes;
  return classes.size === 1 ? only : null;
}
