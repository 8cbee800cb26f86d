import {
  type ContactMeasure,
  type CountMeasure,
  countsOf,
  followedDays,
  type IndicatorDefinition,
  isOfContacts,
  type Measure,
} from '@smalspor/domain/indicators';
import type { PeriodKind } from '@smalspor/domain/time';
import { askedBesidesMedicines, type LineEvent, type LineMeasure } from './line-measure.ts';
import { personTimeSql } from './person-time.ts';
import type { Given, PlannedIndicator, Side, Spread } from './plan.ts';
import type { PlanRegistry } from './plan-registry.ts';

/** When a month counts, over the row of a prescriber and month. */
const GIVEN: Readonly<Record<Exclude<Given, 'anyone'>, string>> = {
  list: 's.prescriber IS NOT NULL',
  declared: 'd.prescriber IS NOT NULL',
  contacts: 'coalesce(c.counted, false)',
};

/** A line measure with its sign and the calendar months that count. */
interface Term {
  readonly sign: 1 | -1;
  readonly measure: LineMeasure;
  readonly count: CountMeasure;
}

const EVENT: Readonly<Record<CountMeasure['count'], LineEvent>> = {
  prescriptions: 'prescription',
  dispensings: 'dispensing',
  users: 'prescription',
  ddd: 'dose',
};

export function planIndicator(definition: IndicatorDefinition, registry: PlanRegistry): PlannedIndicator {
  const { numerator, denominator, scale } = definition;
  if ('count' in numerator && isOfContacts(numerator)) return planContacts(definition, numerator, registry);
  const given = givenFor(definition);
  const above = termsOf(numerator, registry, plainEvent);
  const first = above[0] as Term;
  const isMeanDose = scale === 'mean' && countsOf(numerator).some(({ count }) => count.count === 'ddd');
  const isRate = 'personTime' in denominator;
  return {
    definition,
    numerator: sideOf(above, given, registry),
    denominator: isRate
      ? personTimeSide(definition, registry)
      : 'count' in denominator && isOfContacts(denominator)
        ? contactSide(denominator, 0, registry)
        : sideOf(termsOf(denominator, registry, isMeanDose ? dosedEvent : plainEvent), given, registry),
    spread: isRate || given === 'contacts' ? spreadOf(first, given, registry) : null,
    expected: definition.standardised ? expectedOf(first, registry) : null,
    behind: registry.behind({
      measures: above.map((term) => term.measure),
      months: first.count.months ?? null,
      given,
    }),
    kinds: kindsOf(definition),
  };
}

/** Contacts of contacts: both sides wait equally long for what was collected later. */
function planContacts(
  definition: IndicatorDefinition,
  above: ContactMeasure,
  registry: PlanRegistry,
): PlannedIndicator {
  const below = definition.denominator;
  if (!('count' in below) || !isOfContacts(below))
    throw new RangeError(`${definition.id} has contacts over something else`);
  const days = followedDays(above, below);
  return {
    definition,
    numerator: contactSide(above, days, registry),
    denominator: contactSide(below, days, registry),
    spread: null,
    expected: null,
    behind: registry.behind({
      measures: [],
      months: null,
      given: 'anyone',
      contacts: registry.contacts(above, days),
    }),
    kinds: kindsOf(definition),
  };
}

function contactSide(measure: ContactMeasure, days: number, registry: PlanRegistry): Side {
  const column = registry.contacts(measure, days);
  return { from: 'column', column: registry.month(`coalesce(c.${column}, 0)`, 'INTEGER') };
}

/** The measure as a sum of line measures; terms that differ only in their medicines become one. */
function termsOf(
  measure: Measure,
  registry: PlanRegistry,
  eventOf: (count: CountMeasure) => LineEvent,
): readonly Term[] {
  const parts = 'sum' in measure ? measure.sum : [{ weight: 1 as const, measure: ofLines(measure) }];
  const groups = Map.groupBy(parts, ({ measure: count }) =>
    JSON.stringify([askedBesidesMedicines(count, eventOf(count)), count.months]),
  );
  return [...groups.values()].map((group) => {
    const sign = group.some((part) => part.weight === 1) ? 1 : -1;
    const count = (group[0] as (typeof parts)[number]).measure;
    const medicines = group.map((part) => ({
      set: part.measure.medicines,
      weight: (part.weight * sign) as 1 | -1,
    }));
    const asked = askedBesidesMedicines(count, eventOf(count));
    return { sign, count, measure: registry.lineMeasure({ ...asked, medicines }) };
  });
}

function ofLines(measure: CountMeasure | ContactMeasure): CountMeasure {
  if (isOfContacts(measure)) throw new RangeError(`${measure.count} are not counted on lines`);
  return measure;
}

function plainEvent(count: CountMeasure): LineEvent {
  return EVENT[count.count];
}

/** A mean dose is over the prescriptions whose dose is known: a missing DDD is missing coverage, never 0. */
function dosedEvent(count: CountMeasure): LineEvent {
  return count.count === 'prescriptions' ? 'dosedPrescription' : plainEvent(count);
}

function sideOf(terms: readonly Term[], given: Given, registry: PlanRegistry): Side {
  const [first] = terms;
  if (first && first.count.count === 'users') return { from: 'users', users: registry.users(first.measure) };
  const sql = terms.map((term) => {
    const column = registry.leaf(term.measure, term.count.count === 'ddd' ? 'ddd' : 'lines');
    return `${term.sign === 1 ? '+' : '-'} ${inMonths(term.count, column)}`;
  });
  const type = first?.count.count === 'ddd' ? 'BIGINT' : 'INTEGER';
  return { from: 'column', column: registry.month(guarded(given, sql.join(' ').replace(/^\+ /, '')), type) };
}

function personTimeSide(definition: IndicatorDefinition, registry: PlanRegistry): Side {
  const time = definition.denominator;
  if (!('personTime' in time)) throw new RangeError(`${definition.id} has no person-time`);
  const perDay = definition.scale === 'per1000Days';
  if (time.personTime === 'residents') return { from: 'inhabitants', perDay };
  return {
    from: 'column',
    column: registry.month(personTimeSql(time, perDay), perDay ? 'BIGINT' : 'INTEGER'),
  };
}

function spreadOf(term: Term, given: Given, registry: PlanRegistry): Spread {
  if (term.count.count === 'users') return { from: 'users' };
  if (term.count.count !== 'ddd') return { from: 'patients', spread: registry.spread(term.measure) };
  const column = registry.leaf(term.measure, 'dddSquared');
  return { from: 'lines', column: registry.month(guarded(given, inMonths(term.count, column)), 'BIGINT') };
}

function expectedOf({ count, measure }: Term, registry: PlanRegistry): string {
  if (count.count === 'users') return registry.expectedUsers(measure);
  return registry.expected(measure, count.count === 'ddd' ? 'ddd' : 'lines');
}

function givenFor(definition: IndicatorDefinition): Given {
  if (definition.setting === 'residents') return 'anyone';
  if ('personTime' in definition.denominator) {
    return definition.denominator.personTime === 'declaredList' ? 'declared' : 'list';
  }
  if (definition.scale === 'per100Contacts') return 'contacts';
  return definition.withoutList ? 'anyone' : 'list';
}

function inMonths({ months }: CountMeasure, leafColumn: string): string {
  const sum = `coalesce(l.${leafColumn}, 0)`;
  if (!months) return sum;
  return `CASE WHEN l.month % 12 IN (${months.map((month) => month - 1).join(', ')}) THEN ${sum} ELSE 0 END`;
}

function guarded(given: Given, sql: string): string {
  if (given === 'anyone') return sql;
  return `CASE WHEN ${GIVEN[given]} THEN ${sql} ELSE 0 END`;
}

/** Distinct patients and seasons have no meaning for a single month. */
function kindsOf({ numerator, denominator }: IndicatorDefinition): readonly PeriodKind[] {
  const counts = [...countsOf(numerator), ...('personTime' in denominator ? [] : countsOf(denominator))];
  const yearOnly = counts.some(
    ({ count }) => ('months' in count && count.months !== undefined) || count.count === 'users',
  );
  return yearOnly ? ['rolling12', 'year'] : ['month', 'half', 'rolling12', 'year'];
}
