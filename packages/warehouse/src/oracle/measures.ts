import {
  type CodeSet,
  type ContactMeasure,
  type CountMeasure,
  type IndicatorDefinition,
  isOfContacts,
  type Measure,
} from '@smalspor/domain/indicators';
import { contactCounts } from './counted-contacts.ts';
import type { CountedLine } from './counted-lines.ts';
import { lineCounts } from './line-counts.ts';
import type { PrescriberMonth } from './prescriber-months.ts';

export type CodeSets = ReadonlyMap<string, CodeSet>;

/** The counts that a measure is put together from. */
export function countsOf(measure: Measure): readonly (CountMeasure | ContactMeasure)[] {
  return 'sum' in measure ? measure.sum.map((term) => term.measure) : [measure];
}

/** The months of which an indicator may use the lines: a doctor without a list has choice indicators only. */
function monthsFor(
  { denominator, scale, withoutList }: IndicatorDefinition,
  months: readonly PrescriberMonth[],
): readonly PrescriberMonth[] {
  if (scale === 'per100Contacts') return months.filter(({ contactCounts: counts }) => counts.length > 0);
  if ('personTime' in denominator) {
    const isDeclared = denominator.personTime === 'declaredList';
    return months.filter(({ lists, declared }) => (isDeclared ? declared !== null : lists.length > 0));
  }
  return withoutList ? months : months.filter(({ lists }) => lists.length > 0);
}

export function numeratorOf(
  definition: IndicatorDefinition,
  months: readonly PrescriberMonth[],
  codeSets: CodeSets,
): number {
  const { numerator } = definition;
  if ('count' in numerator && isOfContacts(numerator))
    return contactsOf(definition, numerator, months, codeSets).amount;
  return amountOf(numerator, linesOf(definition, months), codeSets);
}

/** The contacts that a measure counts, and how many they are: the register's own number, or those delivered by themselves. */
export function contactsOf(
  { numerator, denominator }: IndicatorDefinition,
  measure: ContactMeasure,
  months: readonly PrescriberMonth[],
  codeSets: CodeSets,
): { readonly amount: number; readonly patients: number } {
  if (measure.count === 'contacts') {
    const rows = months.flatMap((month) => month.contactCounts);
    const counted = rows.filter(({ tariff }) => measure.tariffs?.includes(tariff) ?? true);
    return { amount: counted.reduce((sum, { contacts }) => sum + contacts, 0), patients: 0 };
  }
  // Both sides of a share wait as long as the one that asks for a prescription.
  const waits = [numerator, denominator].map(
    (side) => ('treated' in side ? side.treated?.withinDays : 0) ?? 0,
  );
  const counted = months
    .flatMap(({ contacts }) => contacts)
    .filter((contact) => contactCounts(contact, measure, Math.max(...waits), codeSets));
  return { amount: counted.length, patients: new Set(counted.map(({ patient }) => patient)).size };
}

export function denominatorOf(
  definition: IndicatorDefinition,
  months: readonly PrescriberMonth[],
  codeSets: CodeSets,
): number {
  const { denominator } = definition;
  if ('personTime' in denominator) throw new RangeError(`${definition.id} is measured against person-time`);
  if ('count' in denominator && isOfContacts(denominator))
    return contactsOf(definition, denominator, months, codeSets).amount;
  const lines = linesOf(definition, months);
  return amountOf(denominator, isMeanDose(definition) ? lines.filter(hasKnownDose) : lines, codeSets);
}

/** What a measure makes of lines: their number, their hundredths of DDD, or the number of their patients. */
export function amountOf(measure: Measure, lines: readonly CountedLine[], codeSets: CodeSets): number {
  if ('sum' in measure) {
    return measure.sum.reduce((sum, term) => sum + term.weight * amountOf(term.measure, lines, codeSets), 0);
  }
  if (isOfContacts(measure)) throw new RangeError('Contacts are not counted on lines');
  const counted = lines.filter((line) => lineCounts(line, measure, codeSets));
  if (measure.count === 'users') return new Set(counted.map(({ patient }) => patient)).size;
  if (measure.count === 'ddd') return counted.reduce((sum, { ddd100 }) => sum + (ddd100 ?? 0), 0);
  return counted.length;
}

/** Distinct patients of whom a line is counted in the numerator, returns among them. What is added and taken away is not. */
export function patientsBehind(
  { numerator }: IndicatorDefinition,
  lines: readonly CountedLine[],
  codeSets: CodeSets,
): number {
  if ('count' in numerator && isOfContacts(numerator))
    throw new RangeError('Contacts are not counted on lines');
  const terms = 'sum' in numerator ? numerator.sum : [{ weight: 1, measure: numerator }];
  const timesCounted = (line: CountedLine) =>
    terms.reduce((sum, { weight, measure }) => sum + (lineCounts(line, measure, codeSets) ? weight : 0), 0);
  const counted = lines.filter((line) => timesCounted(line) !== 0);
  return new Set(counted.map(({ patient }) => patient)).size;
}

/** The lines that an indicator may use. */
export function linesOf(
  definition: IndicatorDefinition,
  months: readonly PrescriberMonth[],
): readonly CountedLine[] {
  return monthsFor(definition, months).flatMap(({ lines }) => lines);
}

/** A mean dose is over the prescriptions whose dose is known: an unknown one would else count as 0. */
function isMeanDose({ scale, numerator }: IndicatorDefinition): boolean {
  return scale === 'mean' && countsOf(numerator).some(({ count }) => count === 'ddd');
}

function hasKnownDose({ ddd100 }: CountedLine): boolean {
  return ddd100 !== null;
}
