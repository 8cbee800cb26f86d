import { type CodeSet, type ContactMeasure, EPISODE_DAYS } from '@smalspor/domain/indicators';
import { type Month, monthOfDate, type PlainDate, yearOf } from '@smalspor/domain/time';
import type { CountedLine } from './counted-lines.ts';
import { hasCode, isOfAge } from './line-counts.ts';
import type { PlainContact, PlainRegister } from './plain-register.ts';

/** A contact inside the measured months, with what else happened to the patient. */
export interface CountedContact extends PlainContact {
  readonly month: Month;
  /** Year of the contact − year of birth. */
  readonly age: number;
  /** The patient's contacts that lie before this one, on the same day or a few weeks earlier. */
  readonly earlier: readonly PlainContact[];
  /** What the patient collected on the day or later: the dispensings that prescriptions are counted on. */
  readonly collected: readonly CountedLine[];
  /** Days that have been measured after it. */
  readonly daysAfter: number;
}

export function countedContacts(
  register: PlainRegister,
  lines: readonly CountedLine[],
): readonly CountedContact[] {
  const contacts = register.contacts ?? [];
  const end = Date.UTC(yearOf(register.to), (register.to % 12) + 1, 0);
  return contacts
    .map((contact) => {
      const month = monthOfDate(contact.on);
      const age = yearOf(month) - contact.birthYear;
      return {
        ...contact,
        month,
        age,
        earlier: contacts.filter((other) => other.patient === contact.patient && isBefore(other, contact)),
        collected: lines.filter(
          (line) => line.patient === contact.patient && line.isPrescription && line.dispensedOn >= contact.on,
        ),
        daysAfter: (end - Date.parse(contact.on)) / DAY,
      };
    })
    .filter(({ month }) => register.from <= month && month <= register.to);
}

/** Whether a contact counts for a measure, apart from the prescribers that it is counted over. */
export function contactCounts(
  contact: CountedContact,
  { count, tariffs, diagnoses, treated, ages, sex }: ContactMeasure,
  followedDays: number,
  codeSets: ReadonlyMap<string, CodeSet>,
): boolean {
  const isOfKind = (other: PlainContact) =>
    (tariffs === undefined || tariffs.includes(other.tariff)) &&
    (diagnoses === undefined || hasCode(codeSets, diagnoses, other.diagnosis.system, other.diagnosis.code));
  const goesOn = contact.earlier.some(
    (other) => isOfKind(other) && daysBetween(other.on, contact.on) <= EPISODE_DAYS,
  );
  const isTreated =
    treated === undefined ||
    contact.collected.some(
      (line) =>
        hasCode(codeSets, treated.medicines, 'ATC', line.atc) &&
        daysBetween(contact.on, line.dispensedOn) <= treated.withinDays &&
        (treated.by === 'anyone' ||
          (line.prescribedOn === contact.on && line.prescriber === contact.prescriber)),
    );
  return (
    isOfKind(contact) &&
    (count !== 'episodes' || !goesOn) &&
    isTreated &&
    contact.daysAfter >= followedDays &&
    isOfAge(contact.age, ages) &&
    (sex === undefined || (sex === 'female') === contact.female)
  );
}

/** Contacts of one day follow the numbers of their doctors; of two alike the one that the register names first. */
function isBefore(other: PlainContact, contact: PlainContact): boolean {
  if (other.on !== contact.on) return other.on < contact.on;
  if (other.prescriber !== contact.prescriber) return other.prescriber < contact.prescriber;
  return other.contact < contact.contact;
}

function daysBetween(from: PlainDate, to: PlainDate): number {
  return (Date.parse(to) - Date.parse(from)) / DAY;
}

const DAY = 86_400_000;
