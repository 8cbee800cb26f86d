import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import {
  codeOf,
  type FhirBundle,
  type FhirLocation,
  type FhirRelease,
  fhirText,
  metaOf,
  narrativeOf,
} from '@smalspor/domain/fhir-measures';
import { Refusal } from '@smalspor/domain/refusal';
import { describeOpenAreas, type OpenContent, type OpenRelease } from '../open-results/index.ts';
import { anyOf, pageOf } from './search-measures.ts';

type Area = OutputOf<'listOpenAreas'>['areas'][number];

/** Statistics Norway’s classification of counties. */
const COUNTIES = 'https://www.ssb.no/klass/klassifikasjoner/104';

/** The areas that open results are told for. */
export function openLocations(content: OpenContent, open: OpenRelease): readonly FhirLocation[] {
  return describeOpenAreas(content, open).areas.map((area) => locationOf(area, open));
}

function locationOf({ id, code, name, validTo }: Area, release: FhirRelease): FhirLocation {
  return {
    resourceType: 'Location',
    id,
    meta: metaOf({ ...release, synthetic: false }),
    language: 'nb',
    text: narrativeOf([name]),
    ...(code === null ? {} : { identifier: [{ system: COUNTIES, value: code }] }),
    status: validTo === null ? 'active' : 'inactive',
    ...fhirText('name', name),
    mode: 'instance',
    physicalType: codeOf(
      'http://terminology.hl7.org/CodeSystem/location-physical-type',
      'jdn',
      'Jurisdiction',
    ),
  };
}

export function describeLocations(
  service: { readonly base: string; readonly release: FhirRelease },
  locations: readonly FhirLocation[],
  input: InputOf<'searchOpenLocations'>,
): FhirBundle<FhirLocation> {
  const ids = anyOf(input._id);
  const found = locations.filter(({ id }) => ids === null || ids.includes(id));
  return pageOf(service, 'Location', input, found, (location) => location);
}

/** @throws Refusal `not-found` */
export function describeLocation(locations: readonly FhirLocation[], id: string): FhirLocation {
  const found = locations.find((location) => location.id === id);
  if (found) return found;
  throw new Refusal('not-found', 'There is no such Location: search Location for those that there are.');
}
