import { addUpHomes, type HomeQuarter, type Variable } from './home-quarter.ts';
import { protectQuarter } from './protect-quarter.ts';
import type { InstitutionDisclosureSettings } from './settings.ts';

/** What a home bought for one kind of stay in the windows that an evaluation compares. */
export interface HomeStay {
  readonly home: number;
  /** The county that it is told in. */
  readonly county: number;
  readonly stay: 'long-term' | 'short-term';
  readonly takesPart: boolean;
  /** By variable. */
  readonly values: readonly number[];
}

/**
 * Counties of which an evaluation may tell those that take part by themselves, long and short stays added up. Elsewhere sums of one kind
 * of stay are told: taken from the evaluation’s they leave the other kind, which may be that of one home alone. So each kind of stay
 * is a piece that may be told, beside both together and those of the county that take no part; and what all participants together leave of
 * the counties that are told is one too.
 *
 * @param stays of the counties whose participants could be told apart by their number
 */
export function countiesApart(
  stays: readonly HomeStay[],
  variables: readonly Variable[],
  settings: InstitutionDisclosureSettings,
): readonly number[] {
  const participants = stays.filter(({ takesPart }) => takesPart);
  const pieces = [
    participants.filter(({ stay }) => stay === 'long-term'),
    participants.filter(({ stay }) => stay === 'short-term'),
    participants,
    stays.filter(({ takesPart }) => !takesPart),
  ].filter(({ length }) => length > 0);
  const folded = new Set<number>();
  for (const piece of pieces) {
    const parts = piece.map((each): HomeQuarter => ({ ...each, squares: [] }));
    const homes = addUpHomes(parts, ({ county }) => county);
    const told = protectQuarter(homes, variables, settings);
    if (told.length < variables.length) return [];
    for (const county of told.flatMap((each) => each.folded)) folded.add(county);
  }
  return [...new Set(participants.map(({ county }) => county))]
    .filter((county) => !folded.has(county))
    .sort((a, b) => a - b);
}
