import type { InputOf } from '@smalspor/contract/operations';
import {
  codeOf,
  type FhirBundle,
  type FhirLocation,
  type FhirRelease,
  fhirText,
  type Identifier,
  metaOf,
  narrativeOf,
} from '@smalspor/domain/fhir-measures';
import { Refusal } from '@smalspor/domain/refusal';
import type { Localised } from '@smalspor/domain/texts';
import { describeOpenAreas, type OpenContent, type OpenRelease } from '../open-results/index.ts';
import { anyOf, pageOf } from './search-measures.ts';

/** Statistics Norway’s classifications of areas. */
export const CLASSIFICATIONS = {
  counties: 'https://www.ssb.no/klass/klassifikasjoner/104',
  municipalities: 'https://www.ssb.no/klass/klassifikasjoner/131',
} as const;

/** The areas that open results are told for. */
export function openLocations(content: OpenContent, open: OpenRelease): readonly FhirLocation[] {
  return describeOpenAreas(content, open).areas.map(({ id, code, name, validTo }) =>
    locationOf(
      {
        ...{ id, name, isActive: validTo === null, isSite: false },
        identifier: code === null ? null : { system: CLASSIFICATIONS.counties, value: code },
      },
      open,
    ),
  );
}

/** A place as FHIR R4’s Location: an area, or an institution, which is a site. */
export function locationOf(
  place: {
    readonly id: string;
    readonly name: Localised;
    readonly identifier: Identifier | null;
    readonly isActive: boolean;
    readonly isSite: boolean;
  },
  release: FhirRelease,
): FhirLocation {
  const [kind, display] = place.isSite ? (['si', 'Site'] as const) : (['jdn', 'Jurisdiction'] as const);
  return {
    resourceType: 'Location',
    id: place.id,
    meta: metaOf({ ...release, synthetic: false }),
    language: 'nb',
    text: narrativeOf([place.name]),
    ...(place.identifier === null ? {} : { identifier: [place.identifier] }),
    status: place.isActive ? 'active' : 'inactive',
    ...fhirText('name', place.name),
    mode: 'instance',
    physicalType: codeOf('http://terminology.hl7.org/CodeSystem/location-physical-type', kind, display),
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
