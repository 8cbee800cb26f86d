import type { NoteFault } from './issue.ts';
import { agreedPurpose, type Purpose } from './purpose.ts';
import { type AdministrationFact, readAdministration } from './read-administration.ts';
import {
  checkPractitioner,
  type EncounterFact,
  isNationalNumber,
  type MedicationFact,
  type OrganisationFact,
  organisationNumberOf,
  type Pseudonymise,
  type RequestFact,
  readCondition,
  readEncounter,
  readMedication,
  readOrganisation,
  readPatient,
  readRequest,
} from './read-context.ts';
import type { Identifier, Reference } from './read-elements.ts';
import type { BundleEntry } from './read-entry.ts';
import { SYSTEMS } from './systems.ts';
import type { ToldAdministration } from './told-administration.ts';

/** What the administrations of a bundle refer to: a few facts of each resource, found by its addresses. */
export interface Catalogue {
  /** Takes what is referred to; an administration is handed back to be followed. */
  readonly take: (index: number, entry: BundleEntry) => AdministrationFact | null;
  /** The administration with what it refers to; `null` while something of that has not come. */
  readonly follow: (fact: AdministrationFact) => ToldAdministration | null;
  /** The same when nothing more comes: what is missing is noted. */
  readonly conclude: (fact: AdministrationFact) => ToldAdministration | null;
}

/** Units above units; a bundle with more, or with a ring of them, is wrong. */
const MOST_LEVELS = 10;

type Found<T> = { readonly fact: T } | null;

/** @param pseudonymise asked for every number of a patient, which is then forgotten */
export function createCatalogue(pseudonymise: Pseudonymise, note: NoteFault): Catalogue {
  const patients = new Map<string, bigint | null>();
  const organisations = new Map<string, OrganisationFact>();
  const encounters = new Map<string, EncounterFact>();
  const medications = new Map<string, MedicationFact>();
  const requests = new Map<string, RequestFact>();
  const conditions = new Map<string, Purpose | null>();

  function keep<T>(map: Map<string, T>, { addresses, resource }: BundleEntry, fact: T): void {
    for (const address of addresses) {
      if (map.has(address) && !isSame(map.get(address), fact))
        note(
          'duplicate',
          resource.path,
          'Another resource in the bundle has the same address. Give each its own.',
        );
      map.set(address, fact);
    }
  }

  function take(index: number, entry: BundleEntry): AdministrationFact | null {
    const { resource } = entry;
    if (entry.type === 'Patient') keep(patients, entry, readPatient(resource, pseudonymise, note));
    else if (entry.type === 'Organization') keep(organisations, entry, readOrganisation(resource, note));
    else if (entry.type === 'Encounter') {
      const encounter = readEncounter(resource, note);
      const byIdentifier = encounter.identifier === null ? [] : [identifierKey(encounter.identifier)];
      keep(encounters, { ...entry, addresses: [...entry.addresses, ...byIdentifier] }, encounter);
    } else if (entry.type === 'Medication') keep(medications, entry, readMedication(resource, note));
    else if (entry.type === 'MedicationRequest') keep(requests, entry, readRequest(resource, note));
    else if (entry.type === 'Condition') keep(conditions, entry, readCondition(resource, note));
    else if (entry.type === 'Practitioner') checkPractitioner(resource, note);
    else if (entry.type === 'MedicationAdministration') return readAdministration(index, resource, note);
    return null;
  }

  /** A patient that is named by number is known without a resource. */
  function findPatient({ address, identifier }: Reference): Found<bigint | null> {
    const known = find(patients, address);
    if (known !== null) return known;
    if (identifier === null || !isNationalNumber(identifier)) return null;
    const pseudonym = pseudonymise(identifier.value);
    return pseudonym === null ? null : { fact: pseudonym };
  }

  /** The nearest unit with an organisation number, from where the episode took place upwards, and the ward below it. */
  function findPlace(encounter: EncounterFact): Found<Pick<ToldAdministration, 'organisation' | 'ward'>> {
    let next = encounter.provider;
    let ward: string | null = null;
    for (let level = 0; next !== null && level < MOST_LEVELS; level += 1) {
      const { identifier } = next;
      const named =
        identifier?.system === SYSTEMS.organisationNumber ? organisationNumberOf(identifier.value) : null;
      if (named !== null) return { fact: { organisation: named, ward } };
      const unit = find(organisations, next.address)?.fact;
      if (unit === undefined) return null;
      if (unit.organisation !== null) return { fact: { organisation: unit.organisation, ward } };
      ward ??= unit.resh;
      next = unit.partOf;
    }
    return null;
  }

  function purposeOf(fact: AdministrationFact, request: RequestFact | null): Purpose | null {
    if (fact.purpose !== null) return fact.purpose;
    const diagnoses = [...fact.conditions, ...(request?.conditions ?? [])].map(
      ({ address }) => find(conditions, address)?.fact ?? null,
    );
    return agreedPurpose([request?.purpose ?? null, ...diagnoses]);
  }

  /** What is referred to and not there is asked of `missing`, which ends the following or lets it go on without. */
  function resolve(fact: AdministrationFact, isLast: boolean): ToldAdministration | null {
    const path = `Bundle.entry[${fact.entry}].resource`;
    const missing = (name: string, what: string) => {
      if (isLast)
        note('not-found', `${path}.${name}`, `The bundle has no ${what} at this reference. Send it along.`);
      return null;
    };
    const patient = findPatient(fact.patient) ?? missing('subject', 'Patient');
    const medicine =
      find(medications, fact.medication.address) ?? missing('medicationReference', 'Medication');
    const encounter =
      find(encounters, fact.encounter.address) ??
      (fact.encounter.identifier === null
        ? null
        : find(encounters, identifierKey(fact.encounter.identifier))) ??
      missing('context', 'Encounter');
    if (patient === null || medicine === null || encounter === null) return null;
    const place = findPlace(encounter.fact) ?? missing('context', 'Organization with an organisation number');
    const request = fact.request === null ? null : find(requests, fact.request.address);
    if (place === null) return null;
    const waits = fact.request !== null && request === null;
    const awaited = [...fact.conditions, ...(request?.fact.conditions ?? [])];
    if (!isLast && (waits || awaited.some(({ address }) => find(conditions, address) === null))) return null;
    const { entry, identifier, isError, givenAt, dose, unit, route, changedAt } = fact;
    return {
      ...{ entry, identifier, isError, givenAt, dose, unit, route, changedAt },
      ...place.fact,
      patient: patient.fact,
      atc: medicine.fact.atc,
      product: medicine.fact.product,
      purpose: purposeOf(fact, request?.fact ?? null),
    };
  }

  return { take, follow: (fact) => resolve(fact, false), conclude: (fact) => resolve(fact, true) };
}

/** The same resource may be sent along more than once. */
function isSame(a: unknown, b: unknown): boolean {
  const written = (value: unknown) =>
    JSON.stringify(value, (_name, one: unknown) => (typeof one === 'bigint' ? `${one}n` : one));
  return written(a) === written(b);
}

function find<T>(map: ReadonlyMap<string, T>, address: string | null): Found<T> {
  if (address === null || !map.has(address)) return null;
  return { fact: map.get(address) as T };
}

function identifierKey({ system, value }: Identifier): string {
  return JSON.stringify([system, value]);
}
