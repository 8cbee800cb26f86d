import type { CountMeasure, IndicatorDefinition } from '@smalspor/domain/indicators';
import { Refusal } from '@smalspor/domain/refusal';
import { strataOf } from './person-time.ts';
import { countsOf } from './plan-indicator.ts';

/** A fault that a definition has when the first part is true. */
type Fault = readonly [has: boolean, why: string];

/**
 * What the shape of a definition allows but no register can answer, or this measuring would answer wrongly.
 * @throws Refusal `content-invalid` that names the indicator.
 */
export function demandMeasurable(definition: IndicatorDefinition): void {
  const faults = [...usersFaults(definition), ...countFaults(definition), ...rateFaults(definition)];
  const found = faults.find(([has]) => has);
  if (found === undefined) return;
  const { id } = definition;
  throw new Refusal('content-invalid', `The indicator ${id} cannot be measured: ${found[1]}.`, {
    facts: { indicator: id },
  });
}

function usersFaults(definition: IndicatorDefinition): readonly Fault[] {
  const { numerator, denominator, withoutList } = definition;
  const users = [...countsOf(numerator), ...countsBelow(definition)].filter(({ count }) => count === 'users');
  if (users.length === 0) return [];
  return [
    [users.some(({ months }) => months), 'patients are counted for whole years, not for chosen months'],
    ['sum' in numerator || 'sum' in denominator, 'numbers of patients cannot be added or subtracted'],
    [withoutList, 'patients are counted only for doctors with a list, so withoutList must be false'],
    [
      'personTime' in denominator && denominator.personTime === 'declaredList',
      'patients are counted over the registered list, not over a declared one',
    ],
  ];
}

function countFaults(definition: IndicatorDefinition): readonly Fault[] {
  const { numerator, denominator, scale, standardised } = definition;
  if ('personTime' in denominator) return [];
  const isMeanDose = scale === 'mean' && countsOf(numerator).some(({ count }) => count === 'ddd');
  return [
    [standardised, 'only a rate over the registered list can be standardised'],
    [
      isMeanDose && countsBelow(definition).some(({ count }) => count !== 'prescriptions'),
      'a mean dose is over prescriptions, of which those without a known DDD are left out',
    ],
  ];
}

function rateFaults({ numerator, denominator, standardised }: IndicatorDefinition): readonly Fault[] {
  if (!('personTime' in denominator)) return [];
  const { personTime, ages, sex } = denominator;
  return [
    ['sum' in numerator, 'a rate counts one thing, not a combination'],
    [
      standardised && personTime !== 'registeredList',
      'only the registered list has the ages and sexes that standardisation needs',
    ],
    [
      personTime === 'residents' && (ages !== undefined || sex !== undefined),
      'inhabitants are not known by age and sex',
    ],
    [strataOf(denominator) === null, 'its ages cut an age band of the list register'],
  ];
}

function countsBelow({ denominator }: IndicatorDefinition): readonly CountMeasure[] {
  return 'personTime' in denominator ? [] : countsOf(denominator);
}
