import type { Route } from '../medicines/index.ts';
import type { NoteFault } from './issue.ts';
import { type Purpose, purposeOfReason } from './purpose.ts';
import {
  codeIn,
  hasMember,
  type Identifier,
  memberOf,
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

/** One administration as the bundle tells it, before its references are followed. */
export interface AdministrationFact {
  /** Its place among the entries, from 0. */
  readonly entry: number;
  readonly identifier: Identifier | null;
  /** Told in error: what was told under the same identifier is to be removed. */
  readonly isError: boolean;
  /** An instant in UTC, ISO 8601: when it was given, or begun. */
  readonly givenAt: string;
  readonly patient: Reference;
  readonly encounter: Reference;
  readonly medication: Reference;
  readonly request: Reference | null;
  readonly conditions: readonly Reference[];
  /** What the administration itself says of its purpose. */
  readonly purpose: Purpose | null;
  readonly dose: number | null;
  /** UCUM code, or what stands in its place. */
  readonly unit: string | null;
  readonly route: Route | null;
  /** When the sender last changed it, an instant in UTC; `null`: as the bundle says of itself. */
  readonly changedAt: string | null;
}

/** SNOMED CT: oral, swallow; intravenous, intramuscular, subcutaneous; rectal; vaginal; nasal. */
const SNOMED_ROUTES: Readonly<Record<string, Route>> = {
  '26643006': 'O',
  '421521009': 'O',
  '47625008': 'P',
  '78421000': 'P',
  '34206005': 'P',
  '37161004': 'R',
  '16857009': 'V',
  '46713006': 'N',
};
/** Volven 7477: oral; subcutaneous, intravenous. */
const PRESCRIPTION_ROUTES: Readonly<Record<string, Route>> = { '53': 'O', '3': 'P', '7': 'P' };

const WITH_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An instant in UTC from a FHIR dateTime that has a time and a zone; `null` for anything else. */
export function instantOf(text: string): string | null {
  if (!WITH_TIME.test(text)) return null;
  const milliseconds = Date.parse(text);
  return Number.isNaN(milliseconds) ? null : new Date(milliseconds).toISOString();
}

function readInstant(place: Place, name: string, note: NoteFault): string | null {
  const text = readText(place, name, note);
  if (text === null) return null;
  const instant = instantOf(text);
  if (instant === null)
    note('value', `${place.path}.${name}`, 'Write date, time and zone, such as 2026-03-10T08:00:00+01:00.');
  return instant;
}

function readGivenAt(place: Place, note: NoteFault): string | null {
  if (hasMember(place, 'effectiveDateTime')) return readInstant(place, 'effectiveDateTime', note);
  const period = readObject(place, 'effectivePeriod', note);
  if (period === null) {
    note(
      'required',
      `${place.path}.effective`,
      'Say when it was given: effectiveDateTime or effectivePeriod.',
    );
    return null;
  }
  const start = readInstant(period, 'start', note);
  const end = readInstant(period, 'end', note);
  if (start === null || end === null) {
    if (!hasMember(period, 'start') || !hasMember(period, 'end'))
      note('required', period.path, 'A period has a start and an end.');
    return null;
  }
  if (end < start) note('invariant', period.path, 'The period ends before it begins.');
  return start;
}

/** Routes that are not in the tables are not known: the product may tell. */
function readRoute(dosage: Place, note: NoteFault): Route | null {
  const codings = readCodings(readObject(dosage, 'route', note), note);
  return (
    SNOMED_ROUTES[codeIn(codings, SYSTEMS.snomed) ?? ''] ??
    PRESCRIPTION_ROUTES[codeIn(codings, SYSTEMS.routeInPrescriptions) ?? ''] ??
    null
  );
}

/** A unit as it can be written anywhere; whatever else stands in its place is no unit that is known. */
function plainUnit(text: string | null): string | null {
  return text !== null && /^[\p{L}\p{N}/.%*{}[\]() -]{1,40}$/u.test(text) && !/\d{6}/.test(text)
    ? text
    : null;
}

function readDose(place: Place, note: NoteFault): Pick<AdministrationFact, 'dose' | 'unit' | 'route'> {
  const dosage = readObject(place, 'dosage', note);
  if (dosage === null) return { dose: null, unit: null, route: null };
  const route = readRoute(dosage, note);
  const dose = readObject(dosage, 'dose', note);
  if (dose === null) {
    if (!hasMember(dosage, 'dose')) note('required', `${dosage.path}.dose`, 'Say how much was given.');
    return { dose: null, unit: null, route };
  }
  const value = memberOf(dose, 'value');
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > 1e9) {
    note(
      'value',
      `${dose.path}.value`,
      'The amount must be a number from 0, written without quotation marks.',
    );
    return { dose: null, unit: null, route };
  }
  const isUcum = readText(dose, 'system', note) === SYSTEMS.units;
  const code = readText(dose, 'code', note);
  return { dose: value, unit: plainUnit((isUcum ? code : null) ?? readText(dose, 'unit', note)), route };
}

const NEEDED = {
  subject: 'Refer to the Patient in the bundle.',
  medicationReference: 'Refer to the Medication in the bundle.',
  context:
    'Refer to the Encounter in the bundle: its serviceProvider is where the administration is counted.',
} as const;

function demandReference(place: Place, name: keyof typeof NEEDED, note: NoteFault): Reference | null {
  if (!hasMember(place, name)) {
    note('required', `${place.path}.${name}`, NEEDED[name]);
    return null;
  }
  return readReference(place, name, note);
}

/** @returns `null` when a fault has been noted that leaves nothing to count */
export function readAdministration(entry: number, place: Place, note: NoteFault): AdministrationFact | null {
  const status = readText(place, 'status', note);
  if (status !== 'completed' && status !== 'entered-in-error')
    note('value', `${place.path}.status`, 'The status must be completed or entered-in-error.');
  const [identifier = null] = readIdentifiers(place, note);
  const isError = status === 'entered-in-error';
  if (isError && identifier === null)
    note(
      'required',
      `${place.path}.identifier`,
      'Give the identifier under which it was told before: it is removed by it.',
    );
  const patient = demandReference(place, 'subject', note);
  const medication = demandReference(place, 'medicationReference', note);
  const encounter = demandReference(place, 'context', note);
  const givenAt = readGivenAt(place, note);
  const meta = readObject(place, 'meta', note);
  const reasons = readList(place, 'reasonCode', note).flatMap((one) => readCodings(one, note));
  const fact = {
    entry,
    identifier: identifier && { system: identifier.system, value: identifier.value },
    isError,
    request: readReference(place, 'request', note),
    conditions: readList(place, 'reasonReference', note).flatMap((one) => referenceAt(one, note) ?? []),
    purpose: purposeOfReason(reasons),
    ...readDose(place, note),
    changedAt: meta === null ? null : readInstant(meta, 'lastUpdated', note),
  };
  if (patient === null || medication === null || encounter === null || givenAt === null) return null;
  return { ...fact, patient, medication, encounter, givenAt };
}
