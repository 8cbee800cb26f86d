import type { InputOf } from '@smalspor/contract/operations';
import {
  type FhirBundle,
  type FhirMeasure,
  type FhirRelease,
  type FhirResource,
  metaOf,
  type PageOf,
  searchBundle,
} from '@smalspor/domain/fhir-measures';
import { Refusal } from '@smalspor/domain/refusal';
import type { FhirService } from './measure-source.ts';

/** A page that a reader can look through. */
const PAGE = 50;

export interface Paged {
  readonly _count?: number;
  readonly _offset?: number;
}

/** Words with commas between: any of them is meant. */
export function anyOf(text: string | undefined): readonly string[] | null {
  return text === undefined ? null : text.split(',').map((word) => word.trim());
}

/** One page of what was found, with links that keep to the release; `null` for what is of none. */
export function pageOf<Found, R extends FhirResource>(
  { base, release }: { readonly base: string; readonly release: FhirRelease | null },
  resourceType: R['resourceType'],
  input: Paged & object,
  found: readonly Found[],
  write: (found: Found) => R,
): FhirBundle<R> {
  const page: PageOf = { offset: input._offset ?? 0, count: input._count ?? PAGE };
  const addressOf = ({ offset, count }: PageOf) => {
    const url = new URL(`${base}/${resourceType}`);
    const asked = { ...input, release: release?.id, _count: count, _offset: offset > 0 ? offset : undefined };
    for (const [name, value] of Object.entries(asked))
      for (const each of Array.isArray(value) ? value : [value])
        if (each !== undefined) url.searchParams.append(name, String(each));
    return url.href;
  };
  return searchBundle(base, addressOf, release === null ? {} : metaOf(release), found, page, write);
}

/** The measures that fit everything that was asked for. */
export function describeMeasures(
  service: FhirService,
  input: InputOf<'searchOpenMeasures'>,
): FhirBundle<FhirMeasure> {
  const [ids, urls, states] = [anyOf(input._id), anyOf(input.url), anyOf(input.status)];
  const title = input.title?.toLocaleLowerCase('nb');
  const found = service.sources
    .map((source) => source.measure())
    .filter(
      (measure) =>
        (ids === null || ids.includes(measure.id)) &&
        (urls === null || urls.includes(measure.url) || urls.includes(`${measure.url}|${measure.version}`)) &&
        (states === null || states.includes(measure.status)) &&
        // As FHIR compares text: from the beginning, whatever the case.
        (title === undefined || measure.title.toLocaleLowerCase('nb').startsWith(title)),
    );
  return pageOf(service, 'Measure', input, found, (measure) => measure);
}

/** @throws Refusal `not-found` */
export function describeMeasure({ sources }: FhirService, id: string): FhirMeasure {
  const found = sources.find((source) => source.id === id);
  if (found) return found.measure();
  throw new Refusal('not-found', 'There is no such Measure: search Measure for those that there are.');
}
