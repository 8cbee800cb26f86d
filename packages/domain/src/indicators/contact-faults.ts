import { type ContactMeasure, isOfContacts, MOST_DAYS_TO_COLLECT } from './contact-measure.ts';
import type { IndicatorDefinition } from './definition.ts';
import { countsOf, type DefinitionPart } from './measure-counts.ts';

/** What no register can answer about contacts: they are a doctor's own, and only those delivered one by one are of anybody. */
export function contactFaults(
  definition: IndicatorDefinition,
): readonly { readonly part: DefinitionPart; readonly fault: string }[] {
  const { numerator, denominator, scale, setting, withoutList } = definition;
  const counts = [
    ...countsOf(numerator, ['numerator']),
    ...('personTime' in denominator ? [] : countsOf(denominator, ['denominator'])),
  ];
  const ofContacts = counts.flatMap(({ count, part }) => (isOfContacts(count) ? [{ count, part }] : []));
  const isPerContact = scale === 'per100Contacts';
  if (ofContacts.length === 0) {
    return isPerContact ? [{ part: ['scale'], fault: 'per100Contacts needs contacts below the line' }] : [];
  }
  const asked = ofContacts.flatMap(({ count, part }) => faultsOf(count).map((fault) => ({ part, fault })));
  const of = (part: DefinitionPart, fault: string, has: boolean) => (has ? [{ part, fault }] : []);
  const counted = 'count' in denominator ? denominator.count : null;
  return [
    ...asked,
    ...of(['setting'], 'contacts belong to doctors, not to inhabitants', setting !== 'general-practice'),
    ...of(
      ['withoutList'],
      'a contact is its doctor’s, with a list or without, so withoutList must be true',
      !withoutList,
    ),
    ...of(
      ['denominator'],
      'contacts stand over contacts, or under prescriptions',
      'personTime' in denominator,
    ),
    ...of(
      ['scale'],
      'contacts are told in per cent of contacts, or as per100Contacts below prescriptions',
      isPerContact
        ? 'sum' in numerator || numerator.count !== 'prescriptions' || counted !== 'contacts'
        : scale !== 'percent' || ofContacts.length !== 2,
    ),
    ...of(
      ['numerator'],
      'patients on the list are not told apart where contacts are below the line',
      isPerContact && 'patients' in numerator && numerator.patients !== undefined,
    ),
  ];
}

function faultsOf({ count, diagnoses, tariffs, treated, ages, sex }: ContactMeasure): readonly string[] {
  const isCounted = count === 'contacts';
  return [
    ...(isCounted && (diagnoses || treated || ages || sex)
      ? ['the number of all contacts is known by tariff only']
      : []),
    ...(!isCounted && !diagnoses ? [`${count} are delivered for chosen diagnoses, which must be named`] : []),
    ...(tariffs?.length === 0 ? ['no tariff is named'] : []),
    ...(treated && (treated.withinDays < 0 || treated.withinDays > MOST_DAYS_TO_COLLECT)
      ? [`a prescription is waited for 0–${MOST_DAYS_TO_COLLECT} days`]
      : []),
  ];
}
