import type { FhirBundle, FhirResource } from './fhir-types.ts';

/** Where in the whole answer a page begins, and how many it holds. */
export interface PageOf {
  readonly offset: number;
  readonly count: number;
}

/**
 * One page of what a search found. Pages name each other; nothing is worked out before its page is asked for.
 * @param addressOf the address of the page that begins at a place
 */
export function searchBundle<Found, R extends FhirResource>(
  base: string,
  addressOf: (page: PageOf) => string,
  meta: FhirBundle['meta'],
  found: readonly Found[],
  { offset, count }: PageOf,
  write: (found: Found) => R,
): FhirBundle<R> {
  const page = found.slice(offset, offset + count).map(write);
  const at = (start: number) => addressOf({ offset: start, count });
  const isLast = offset + count >= found.length || count === 0;
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    meta,
    total: found.length,
    link: [
      { relation: 'self', url: at(offset) },
      ...(offset > 0 && count > 0
        ? [{ relation: 'previous' as const, url: at(Math.max(0, offset - count)) }]
        : []),
      ...(isLast ? [] : [{ relation: 'next' as const, url: at(offset + count) }]),
    ],
    ...(page.length === 0
      ? {}
      : {
          entry: page.map((resource) => ({
            fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
            resource,
            search: { mode: 'match' as const },
          })),
        }),
  };
}
