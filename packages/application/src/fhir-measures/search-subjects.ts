import type { InputOf } from '@smalspor/contract/operations';
import {
  type FhirBundle,
  type FhirGroup,
  type FhirLocation,
  type FhirPractitioner,
  type FhirRelease,
  fhirText,
  metaOf,
  narrativeOf,
} from '@smalspor/domain/fhir-measures';
import { Refusal } from '@smalspor/domain/refusal';
import { locationOf } from './search-locations.ts';
import { anyOf, pageOf } from './search-measures.ts';
import type { FhirSubject } from './signed-in-subjects.ts';

/** The kinds of subject, each with its resource. */
interface Resources {
  readonly Location: FhirLocation;
  readonly Group: FhirGroup;
  readonly Practitioner: FhirPractitioner;
}

interface Told {
  readonly base: string;
  readonly release: FhirRelease;
  readonly subjects: readonly FhirSubject[];
}

/** Those of a kind whose figures the reader may ask for. */
export function describeSubjects<Type extends keyof Resources>(
  { base, release, subjects }: Told,
  type: Type,
  input: InputOf<'searchFhirLocations'>,
): FhirBundle<Resources[Type]> {
  const ids = anyOf(input._id);
  const found = subjects.filter(
    (subject) => subject.type === type && (ids === null || ids.includes(subject.id)),
  );
  return pageOf({ base, release }, type, input, found, (subject) => resourceOf(type, subject, release));
}

/** @throws Refusal `not-found` for what is not the reader’s to see, whether or not there is such a thing */
export function describeSubject<Type extends keyof Resources>(
  { release, subjects }: Told,
  type: Type,
  id: string,
): Resources[Type] {
  const found = subjects.find((subject) => subject.type === type && subject.id === id);
  if (found) return resourceOf(type, found, release);
  throw new Refusal(
    'not-found',
    `There is no such ${type} for you: search ${type} for those that there are.`,
  );
}

const MAKERS: {
  readonly [Type in keyof Resources]: (subject: FhirSubject, release: FhirRelease) => Resources[Type];
} = {
  Location: ({ id, name, identifier, isCurrent, unit }, release) =>
    locationOf({ id, name, identifier, isActive: isCurrent, isSite: unit.level === 'institution' }, release),
  Group: ({ id, name }, release) => ({
    resourceType: 'Group',
    ...head(id, release),
    text: narrativeOf([name]),
    type: 'practitioner',
    actual: true,
    ...fhirText('name', name),
  }),
  Practitioner: ({ id, name, identifier }, release) => ({
    resourceType: 'Practitioner',
    ...head(id, release),
    text: narrativeOf([name]),
    identifier: identifier === null ? [] : [identifier],
    name: [{ text: name.nb }],
  }),
};

function resourceOf<Type extends keyof Resources>(
  type: Type,
  subject: FhirSubject,
  release: FhirRelease,
): Resources[Type] {
  return MAKERS[type](subject, release);
}

function head(id: string, release: FhirRelease) {
  return { id, meta: metaOf({ ...release, synthetic: false }), language: 'nb' } as const;
}
