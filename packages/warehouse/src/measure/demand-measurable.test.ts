import type { CountMeasure, IndicatorDefinition } from '@smalspor/domain/indicators';
import { describe, expect, it } from 'vitest';
import { demandMeasurable } from './demand-measurable.ts';

const count = (counted: CountMeasure['count'], more: Partial<CountMeasure> = {}): CountMeasure => ({
  count: counted,
  medicines: 'systemic-antibiotics',
  ...more,
});
const share = {
  id: 'example',
  numerator: count('prescriptions'),
  denominator: count('prescriptions'),
  scale: 'percent',
  withoutList: true,
  standardised: false,
};
const listRate = { ...share, denominator: { personTime: 'registeredList' }, withoutList: false };
const demand = (definition: object) => demandMeasurable(definition as IndicatorDefinition);

describe('demandMeasurable', () => {
  it('accepts what can be measured', () => {
    demand(share);
    demand({ ...listRate, standardised: true });
    demand({ ...listRate, numerator: count('users') });
    demand({ ...share, scale: 'mean', numerator: count('ddd') });
  });

  it.each([
    ['chosen months', { ...listRate, numerator: count('users', { months: [1] }) }],
    ['added', { ...share, withoutList: false, numerator: { sum: [{ weight: 1, measure: count('users') }] } }],
    ['withoutList', { ...share, numerator: count('users') }],
    ['declared', { ...listRate, numerator: count('users'), denominator: { personTime: 'declaredList' } }],
    ['standardised', { ...share, standardised: true }],
    ['mean dose', { ...share, scale: 'mean', numerator: count('ddd'), denominator: count('dispensings') }],
    ['combination', { ...listRate, numerator: { sum: [{ weight: 1, measure: count('ddd') }] } }],
    ['ages and sexes', { ...listRate, standardised: true, denominator: { personTime: 'declaredList' } }],
    ['age and sex', { ...listRate, denominator: { personTime: 'residents', sex: 'female' } }],
    ['age band', { ...listRate, denominator: { personTime: 'registeredList', ages: [0, 5] } }],
  ])('refuses %s', (word, definition) => {
    expect(() => demand(definition)).toThrow(word);
  });
});
