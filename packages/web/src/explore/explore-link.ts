import { type ExploreAddress, writeAddress } from './explore-address.ts';

/** A link to a view of Explore. What is left out is as it is for somebody who has chosen nothing. */
export function exploreLink(
  wanted: Pick<ExploreAddress, 'indicator'> & Partial<Omit<ExploreAddress, 'indicator'>>,
): string {
  return `/explore?${writeAddress(wanted)}`;
}
