import type { OutputOf } from '@smalspor/contract/operations';
import {
  dividePlaces,
  type ExploreLikeness,
  inhabitantsIn,
  isAlike,
  type PlacesAlike,
  type PlaceTraits,
  sizeClassOf,
} from '@smalspor/domain/explore';
import { centralityOf, unitOfCode } from '@smalspor/domain/organisation';
import type { Localised } from '@smalspor/domain/texts';
import type { Month } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { nameOfAlike, nameOfLikes } from './explore-names.ts';
import { areasOf } from './explore-scope.ts';
import type { Explored } from './explored.ts';

type Told = NonNullable<OutputOf<'readExploreView'>['lines'][number]['like']>;

/** The municipalities that one is compared with, itself among them. */
export interface PlacesLike {
  /** `like-` and what sets these apart from others. */
  readonly id: string;
  readonly name: Localised;
  /** How they were chosen. */
  readonly rule: Omit<Told, 'places'>;
  has(code: string): boolean;
}

/**
 * The places like a municipality. They follow from codes, inhabitants and centrality alone, and never from a figure; two groups of one
 * kind are the same or have nobody in common.
 * @returns `null` for a municipality whose size or centrality is not known
 */
export function placesLike(
  house: House,
  explored: Explored,
  like: ExploreLikeness,
  id: string,
  end: Month,
): PlacesLike | null {
  const { geography, centrality } = house.content;
  if (like === 'size') {
    const size = sizeClassOf(geography, id, end);
    if (size === null) return null;
    return {
      id: `like-${size}`,
      name: nameOfLikes(house, size),
      rule: { size, centrality: null },
      has: (code) => sizeClassOf(geography, code, end) === size,
    };
  }
  const groups = groupsOf(house, explored);
  const traits = traitsOf(house, explored, id);
  const at = traits === null ? -1 : groups.findIndex((group) => isAlike(group, traits));
  const group = groups[at];
  if (group === undefined) return null;
  return {
    id: `like-centrality-${at}`,
    name: nameOfAlike(house, group),
    rule: { size: null, centrality: { ...group, edition: centrality.edition } },
    has: (code) => {
      const other = traitsOf(house, explored, code);
      return other !== null && isAlike(group, other);
    },
  };
}

/** Once for a release, from its municipalities in their last borders: groups that moved with the period asked for would overlap. */
function groupsOf(house: House, explored: Explored): readonly PlacesAlike[] {
  return explored.once('places alike', () => {
    const { reader } = explored;
    const end = lastQuarterEnd(reader.manifest);
    return dividePlaces(
      areasOf('municipality', house.content.geography, reader)
        .filter((code) => reader.knowsArea('municipality', unitOfCode(code), end))
        .flatMap((code) => traitsOf(house, explored, code) ?? []),
    );
  });
}

function traitsOf({ content }: House, { reader }: Explored, code: string): PlaceTraits | null {
  const { geography, centrality } = content;
  const inhabitants = inhabitantsIn(geography, code, lastQuarterEnd(reader.manifest));
  const found = centralityOf(geography, centrality, code);
  return inhabitants === null || found === null ? null : { inhabitants, centrality: found };
}
