import { bandsCovering } from '../organisation/index.ts';
import { contactFaults } from './contact-faults.ts';
import type { IndicatorDefinition, Measure, PersonTime } from './definition.ts';
import { countsOf, type DefinitionPart } from './measure-counts.ts';

export interface DefinitionFault {
  readonly part: DefinitionPart;
  readonly fault: string;
}

/**
 * What the shape of a definition allows, but no register can answer. Content with such a definition does not load, and
 * nothing is measured by one.
 */
export function countingFaults(definition: IndicatorDefinition): readonly DefinitionFault[] {
  const { denominator } = definition;
  return [
    ...('personTime' in denominator
      ? rateFaults(denominator, definition)
      : shareFaults(denominator, definition)),
    ...usersFaults(definition),
    ...contactFaults(definition),
  ];
}

function rateFaults(time: PersonTime, definition: IndicatorDefinition): readonly DefinitionFault[] {
  const { numerator, setting, standardised, withoutList } = definition;
  const { personTime, ages, sex } = time;
  const isOfSome = ages !== undefined || sex !== undefined;
  const countsUsers = countsOf(numerator).some(({ count }) => count.count === 'users');
  return [
    ...when('sum' in numerator, ['numerator'], 'a rate counts one thing, not a combination'),
    ...when(
      (personTime === 'residents') !== (setting === 'residents'),
      ['denominator', 'personTime'],
      `person-time of ${personTime} does not belong to the setting ${setting}`,
    ),
    ...when(
      personTime === 'declaredList' && isOfSome,
      ['denominator', 'personTime'],
      'a declared list has no ages and no sex',
    ),
    ...when(
      personTime === 'declaredList' && !withoutList && !countsUsers,
      ['withoutList'],
      'a locum declares a list without holding one, so withoutList must be true',
    ),
    ...when(
      personTime === 'registeredList' && withoutList && !countsUsers,
      ['withoutList'],
      'a rate over the registered list needs a list, so withoutList must be false',
    ),
    ...when(
      personTime === 'residents' && isOfSome,
      ['denominator'],
      'inhabitants are not known by age and sex',
    ),
    ...when(
      ages !== undefined && bandsCovering(...ages) === null,
      ['denominator', 'ages'],
      'the ages do not follow the age bands of the list register',
    ),
    ...when(standardised && personTime !== 'registeredList', ['standardised'], NOT_STANDARDISED),
  ];
}

function shareFaults(below: Measure, definition: IndicatorDefinition): readonly DefinitionFault[] {
  const { numerator, scale, standardised } = definition;
  const isMeanDose = scale === 'mean' && countsOf(numerator).some(({ count }) => count.count === 'ddd');
  return [
    ...when(standardised, ['standardised'], NOT_STANDARDISED),
    ...countsOf(below, ['denominator'])
      .filter(({ count }) => isMeanDose && count.count !== 'prescriptions')
      .map(({ part }) => ({
        part,
        fault: 'a mean dose is over prescriptions, of which those without a known DDD are left out',
      })),
  ];
}

/** Patients are told apart over whole periods and for doctors with a list. */
function usersFaults(definition: IndicatorDefinition): readonly DefinitionFault[] {
  const { numerator, denominator, withoutList } = definition;
  const isRate = 'personTime' in denominator;
  const counts = [
    ...countsOf(numerator, ['numerator']),
    ...(isRate ? [] : countsOf(denominator, ['denominator'])),
  ];
  const users = counts.filter(({ count }) => count.count === 'users');
  if (users.length === 0) return [];
  return [
    ...users.flatMap(({ count, part }) => [
      ...when(
        'months' in count && count.months !== undefined,
        part,
        'patients are counted over whole periods, not over chosen months',
      ),
      ...when(part.includes('sum'), part, 'numbers of patients cannot be added or subtracted'),
    ]),
    ...when(
      withoutList,
      ['withoutList'],
      'patients are counted only for doctors with a list, so withoutList must be false',
    ),
    ...when(
      isRate && denominator.personTime === 'declaredList',
      ['denominator', 'personTime'],
      'patients are counted over the registered list, not over a declared one',
    ),
  ];
}

const NOT_STANDARDISED = 'only a rate over the registered list can be standardised';

function when(has: boolean, part: DefinitionPart, fault: string): readonly DefinitionFault[] {
  return has ? [{ part, fault }] : [];
}
