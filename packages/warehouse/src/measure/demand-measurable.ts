import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { Refusal } from '@smalspor/domain/refusal';
import { strataOf } from './person-time.ts';
import { countsOf } from './plan-indicator.ts';

/**
 * What the shape of a definition allows but no register can answer.
 * @throws Refusal `content-invalid` that names the indicator.
 */
export function demandMeasurable(definition: IndicatorDefinition): void {
  const { id, numerator, denominator, standardised } = definition;
  const counts = [...countsOf(numerator), ...('personTime' in denominator ? [] : countsOf(denominator))];
  const refuse = (why: string): never => {
    throw new Refusal('content-invalid', `The indicator ${id} cannot be measured: ${why}.`, {
      facts: { indicator: id },
    });
  };

  const users = counts.filter((count) => count.count === 'users');
  if (users.some((count) => count.months))
    refuse('patients are counted for whole years, not for chosen months');
  if (users.length > 0 && ('sum' in numerator || 'sum' in denominator)) {
    refuse('numbers of patients cannot be added or subtracted');
  }
  if (!('personTime' in denominator)) {
    if (standardised) refuse('only a rate over the registered list can be standardised');
    return;
  }
  if ('sum' in numerator) refuse('a rate counts one thing, not a combination');
  if (standardised && denominator.personTime !== 'registeredList') {
    refuse('only the registered list has the ages and sexes that standardisation needs');
  }
  if (denominator.personTime === 'residents' && (denominator.ages || denominator.sex)) {
    refuse('inhabitants are not known by age and sex');
  }
  if (strataOf(denominator) === null) refuse('its ages cut an age band of the list register');
}
