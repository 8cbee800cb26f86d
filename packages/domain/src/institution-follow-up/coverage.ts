import type { FollowUpSettings } from './settings.ts';
import { STANDINGS, type Standing, takesPart } from './standing.ts';

/** How many of some institutions take part. */
export interface Coverage {
  /** Institutions that are open in the register. */
  readonly all: number;
  /** Those that take part or have taken part. */
  readonly takingPart: number;
  /** Per cent; `null` where there is no institution. */
  readonly share: number | null;
  readonly standings: Readonly<Record<Standing, number>>;
}

export function countCoverage(standings: readonly Standing[]): Coverage {
  const count = (standing: Standing) => standings.filter((each) => each === standing).length;
  const takingPart = standings.filter(takesPart).length;
  return {
    all: standings.length,
    takingPart,
    share: standings.length === 0 ? null : (100 * takingPart) / standings.length,
    standings: Object.fromEntries(STANDINGS.map((each) => [each, count(each)])) as Coverage['standings'],
  };
}

/** Institutions that must still join for the aim to be reached; `null` where there is no institution. */
export function missingToAim(
  { all, takingPart }: Pick<Coverage, 'all' | 'takingPart'>,
  { low }: FollowUpSettings['coverage'],
): number | null {
  if (all === 0) return null;
  return Math.max(0, Math.ceil((low * all) / 100) - takingPart);
}
