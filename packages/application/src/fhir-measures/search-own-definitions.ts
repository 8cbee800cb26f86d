import type { InputOf } from '@smalspor/contract/operations';
import {
  type FhirBundle,
  type FhirOrganization,
  type FhirStructureDefinition,
  ownStructureDefinitions,
  REPORTING_ORGANIZATION,
} from '@smalspor/domain/fhir-measures';
import { Refusal } from '@smalspor/domain/refusal';
import { anyOf, pageOf } from './search-measures.ts';

interface Resources {
  readonly StructureDefinition: FhirStructureDefinition;
  readonly Organization: FhirOrganization;
}

/** What is of no release: it is told whether or not any figure is. @param base the address of the open FHIR service */
const MADE: { readonly [Type in keyof Resources]: (base: string) => readonly Resources[Type][] } = {
  StructureDefinition: ownStructureDefinitions,
  Organization: () => [REPORTING_ORGANIZATION],
};

export function describeOwn<Type extends keyof Resources>(
  base: string,
  type: Type,
  input: InputOf<'searchOpenStructureDefinitions'>,
): FhirBundle<Resources[Type]> {
  const [ids, urls] = [anyOf(input._id), anyOf(input.url)];
  const found = MADE[type](base).filter(
    (each) =>
      (ids === null || ids.includes(each.id)) &&
      (urls === null || ('url' in each && urls.includes(each.url))),
  );
  return pageOf({ base, release: null }, type, input, found, (each) => each);
}

/** @throws Refusal `not-found` */
export function describeOneOwn<Type extends keyof Resources>(
  base: string,
  type: Type,
  id: string,
): Resources[Type] {
  const found = MADE[type](base).find((each) => each.id === id);
  if (found) return found;
  throw new Refusal('not-found', `There is no such ${type}: search ${type} for those that there are.`);
}
