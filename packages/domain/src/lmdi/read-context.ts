import { isOrganisationNumber } from '../institutions/index.ts';
import type { NoteFault } from './issue.ts';
import { agreedPurpose, type Purpose, purposeOfCourse, purposeOfReason } from './purpose.ts';
import {
  codeIn,
  hasMember,
  type Identifier,
  type Place,
  type Reference,
  readCodings,
  readIdentifiers,
  readList,
  readObject,
  readReference,
  readText,
  referenceAt,
} from './read-elements.ts';
import { SYSTEMS } from './systems.ts';

/** Makes the keyed pseudonym of a national identity number; `null` when the digits are none. */
export type Pseudonymise = (digits: string) => bigint | null;

/** The patient's pseudonym; `null` where the guide lets a patient be without a number. The number itself goes no further. */
export function readPatient(place: Place, pseudonymise: Pseudonymise, note: NoteFault): bigint | null {
  for (const identifier of readIdentifiers(place, note)) {
    if (!isNationalNumber(identifier)) continue;
    const pseudonym = pseudonymise(identifier.value);
    if (pseudonym !== null) return pseudonym;
    note(
      'value',
      `${identifier.path}.value`,
      'This is no national identity number or D-number: correct its digits.',
    );
  }
  return null;
}

export function isNationalNumber({ system }: Identifier): boolean {
  return system === SYSTEMS.nationalIdentityNumber || system === SYSTEMS.dNumber;
}

export interface OrganisationFact {
  /** Organisation number; `null` where the unit has none of its own. */
  readonly organisation: number | null;
  /** Number in the register of units of the specialist health service; wards have one and no organisation number. */
  readonly resh: string | null;
  readonly partOf: Reference | null;
}

export function organisationNumberOf(text: string): number | null {
  const number = /^\d{9}$/.test(text) ? Number(text) : Number.NaN;
  return isOrganisationNumber(number) ? number : null;
}

export function readOrganisation(place: Place, note: NoteFault): OrganisationFact {
  const identifiers = readIdentifiers(place, note);
  const enh = identifiers.find(({ system }) => system === SYSTEMS.organisationNumber);
  const resh = identifiers.find(({ system }) => system === SYSTEMS.resh);
  if (enh === undefined && resh === undefined)
    note('required', `${place.path}.identifier`, 'Give an organisation number (ENH) or a RESH id.');
  if (!hasMember(place, 'name')) note('required', `${place.path}.name`, 'Give the name of the unit.');
  const organisation = enh === undefined ? null : organisationNumberOf(enh.value);
  if (enh !== undefined && organisation === null)
    note(
      'value',
      `${enh.path}.value`,
      'An organisation number has nine digits, of which the last checks the others.',
    );
  if (resh !== undefined && !/^\d{1,10}$/.test(resh.value))
    note('value', `${resh.path}.value`, 'A RESH id is digits only.');
  return { organisation, resh: resh?.value ?? null, partOf: readReference(place, 'partOf', note) };
}

export interface EncounterFact {
  readonly provider: Reference | null;
  readonly identifier: Identifier | null;
}

export function readEncounter(place: Place, note: NoteFault): EncounterFact {
  const [identifier = null] = readIdentifiers(place, note);
  const provider = readReference(place, 'serviceProvider', note);
  if (!hasMember(place, 'status'))
    note('required', `${place.path}.status`, 'Give the status of the episode.');
  if (!hasMember(place, 'class')) note('required', `${place.path}.class`, 'Give the class of the episode.');
  return { provider, identifier: identifier && { system: identifier.system, value: identifier.value } };
}

export interface MedicationFact {
  /** Seven characters, or `null` where only the product tells. */
  readonly atc: string | null;
  readonly product: number | null;
}

const ATC = /^[A-Z]\d\d[A-Z][A-Z]\d\d$/;

export function readMedication(place: Place, note: NoteFault): MedicationFact {
  const codings = readCodings(readObject(place, 'code', note), note);
  if (codings.length === 0 && !hasMember(place, 'ingredient'))
    note(
      'invariant',
      `${place.path}.code`,
      'Give a code from FEST, SNOMED CT or a local catalogue, or the ingredients.',
    );
  const classes = readList(place, 'extension', note).flatMap((one) =>
    hasMember(one, 'valueCodeableConcept')
      ? readCodings(readObject(one, 'valueCodeableConcept', note), note)
      : [],
  );
  const atc = codeIn([...classes, ...codings], SYSTEMS.atc, SYSTEMS.atcInFest)?.toUpperCase() ?? null;
  const product = codeIn(codings, SYSTEMS.productNumber);
  if (product !== null && !/^\d{1,9}$/.test(product))
    note('value', `${place.path}.code`, 'A product number (varenummer) is 1 to 9 digits.');
  return {
    atc: atc !== null && ATC.test(atc) ? atc : null,
    product: product !== null && /^\d{1,9}$/.test(product) ? Number(product) : null,
  };
}

export function readCondition(place: Place, note: NoteFault): Purpose | null {
  const code = readObject(place, 'code', note);
  if (code === null) note('required', `${place.path}.code`, 'Give the code of the diagnosis.');
  if (!hasMember(place, 'subject')) note('required', `${place.path}.subject`, 'Refer to the Patient.');
  return purposeOfReason(readCodings(code, note));
}

export interface RequestFact {
  readonly purpose: Purpose | null;
  readonly conditions: readonly Reference[];
}

const NEEDED_OF_REQUEST = ['status', 'intent', 'medicationReference', 'subject', 'requester'] as const;

export function readRequest(place: Place, note: NoteFault): RequestFact {
  for (const name of NEEDED_OF_REQUEST)
    if (!hasMember(place, name))
      note('required', `${place.path}.${name}`, `A MedicationRequest has ${name}.`);
  const reasons = readList(place, 'reasonCode', note).flatMap((one) => readCodings(one, note));
  const course = readCodings(readObject(place, 'courseOfTherapyType', note), note);
  return {
    purpose: purposeOfReason(reasons) ?? agreedPurpose([purposeOfCourse(course)]),
    conditions: readList(place, 'reasonReference', note).flatMap((one) => referenceAt(one, note) ?? []),
  };
}

/** Who prescribed is not kept; only what makes the number unreadable is told. */
export function checkPractitioner(place: Place, note: NoteFault): void {
  const hpr = readIdentifiers(place, note).find(({ system }) => system === SYSTEMS.hprNumber);
  if (hpr !== undefined && !/^\d{1,9}$/.test(hpr.value))
    note('value', `${hpr.path}.value`, 'An HPR number is 1 to 9 digits.');
  readText(place, 'id', note);
}
