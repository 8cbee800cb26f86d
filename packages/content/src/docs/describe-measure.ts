import {
  type ContactMeasure,
  type CountMeasure,
  EPISODE_DAYS,
  type IndicatorDefinition,
  isOfContacts,
  type Measure,
  type PersonTime,
} from '@smalspor/domain/indicators';
import type { SalesMeasure } from '@smalspor/domain/institutions';

const THINGS = {
  prescriptions: 'prescriptions',
  dispensings: 'dispensings',
  users: 'patients with at least one prescription',
  ddd: 'defined daily doses (DDD)',
} as const satisfies Record<CountMeasure['count'], string>;

const CONTACTS = {
  contacts: 'contacts with the doctor, as the register counts them',
  consultations: 'contacts with the doctor',
  episodes: `episodes (a contact after ${EPISODE_DAYS} days without one for such a diagnosis)`,
} as const satisfies Record<ContactMeasure['count'], string>;

const PERSON_TIME = {
  registeredList: 'months × patients on the registered list',
  declaredList: 'months × patients on the declared, activity-adjusted list',
  residents: 'months × inhabitants',
} as const satisfies Record<PersonTime['personTime'], string>;

const SCALES = {
  per1000Years: 'numerator × 12 000 ÷ person-months: per 1000 person-years',
  per1000Days: 'DDD × 1000 ÷ person-days: per 1000 persons per day',
  per100Contacts: '100 × prescriptions ÷ contacts',
  percent: '100 × numerator ÷ denominator (person-time in years)',
  ratio: 'numerator ÷ denominator',
  mean: 'numerator ÷ denominator',
  seasonal: '(numerator ÷ denominator − 1) × 100, over a year from July to June',
} as const satisfies Record<IndicatorDefinition['scale'], string>;

/** How a value is made of its two counts. */
export function describeScale(scale: IndicatorDefinition['scale']): string {
  return SCALES[scale];
}

/** A numerator or denominator in plain English, with links to the code sets. */
export function describeMeasure(measure: Measure | PersonTime): string {
  if ('personTime' in measure) return [PERSON_TIME[measure.personTime], ...people(measure)].join(', ');
  if ('sum' in measure) {
    const terms = measure.sum.map(
      (term) => `${term.weight === 1 ? '+' : '−'} ${describeCount(term.measure)}`,
    );
    return terms.join(' ');
  }
  return isOfContacts(measure) ? describeContacts(measure) : describeCount(measure);
}

/** A sum of sales in plain English. */
export function describeSales({ count, medicines, routes, dose }: SalesMeasure): string {
  const parts = [
    `${count === 'ddd' ? THINGS.ddd : 'purchases, returns left out,'} of ${codeSetLink(medicines)}`,
  ];
  if (routes) parts.push(`by the route ${routes.join(' or ')}`);
  if (dose) parts.push('whose DDD is not known');
  return parts.join(', ');
}

function describeContacts(measure: ContactMeasure): string {
  const { count, tariffs, diagnoses, treated } = measure;
  const parts: string[] = [CONTACTS[count]];
  if (diagnoses) parts.push(`with a diagnosis of ${codeSetLink(diagnoses)}`);
  if (tariffs) parts.push(`by the tariff ${tariffs.join(', ')}`);
  if (treated) {
    const written = treated.by === 'contact' ? 'written that day by the same doctor, ' : '';
    parts.push(
      `with a prescription of ${codeSetLink(treated.medicines)}, ${written}collected within ${treated.withinDays} days`,
    );
  }
  return [...parts, ...people(measure)].join(', ');
}

function describeCount(count: CountMeasure): string {
  const parts = [`${THINGS[count.count]} of ${codeSetLink(count.medicines)}`];
  if (count.diagnoses) parts.push(`with a diagnosis of ${codeSetLink(count.diagnoses)}`);
  if (count.withDiagnosis) parts.push('with a diagnosis code');
  if (count.patients === 'list') parts.push('only patients on the own list');
  if (count.patients === 'others') parts.push('only patients who are not on the own list');
  if (count.months) parts.push(`in the months ${count.months.join(', ')}`);
  return [...parts, ...people(count)].join(', ');
}

function people({ ages, sex }: Pick<PersonTime, 'ages' | 'sex'>): readonly string[] {
  const band = ages && (ages[1] >= 120 ? `aged ${ages[0]} and over` : `aged ${ages[0]}–${ages[1]}`);
  return [...(sex ? [sex] : []), ...(band ? [band] : [])];
}

function codeSetLink(id: string): string {
  return `[${id}](code-sets.md#${id})`;
}
