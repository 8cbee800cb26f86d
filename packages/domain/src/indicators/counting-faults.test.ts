import { describe, expect, it } from 'vitest';
import { countingFaults } from './counting-faults.ts';
import type { CountMeasure, IndicatorDefinition } from './definition.ts';

const count = (counted: CountMeasure['count'], more: Partial<CountMeasure> = {}): CountMeasure => ({
  count: counted,
  medicines: 'systemic-antibiotics',
  ...more,
});
const share = {
  setting: 'general-practice',
  numerator: count('prescriptions'),
  denominator: count('prescriptions'),
  scale: 'percent',
  withoutList: true,
  standardised: false,
};
const listRate = { ...share, denominator: { personTime: 'registeredList' }, withoutList: false };
const declaredRate = { ...share, denominator: { personTime: 'declaredList' } };
const sumOfUsers = { sum: [{ weight: 1, measure: count('users') }] };
const partsOf = (definition: object) =>
  countingFaults(definition as IndicatorDefinition).map(({ part }) => part.join('.'));

describe('countingFaults', () => {
  it.each([
    ['a share', share],
    ['a standardised rate', { ...listRate, standardised: true }],
    ['a rate over what locums declare, too', declaredRate],
    ['users over a list', { ...listRate, numerator: count('users') }],
    ['a mean dose over prescriptions', { ...share, scale: 'mean', numerator: count('ddd') }],
    ['a mean number of dispensings', { ...share, scale: 'mean', numerator: count('dispensings') }],
  ])('are none for %s', (_what, definition) => {
    expect(partsOf(definition)).toEqual([]);
  });

  it.each([
    ['numerator', { ...listRate, numerator: count('users', { months: [1] }) }],
    ['numerator.sum.0.measure', { ...share, withoutList: false, numerator: sumOfUsers }],
    ['withoutList', { ...share, numerator: count('users') }],
    ['denominator.personTime', { ...declaredRate, withoutList: false, numerator: count('users') }],
    ['withoutList', { ...listRate, withoutList: true }],
    ['withoutList', { ...declaredRate, withoutList: false }],
    [
      'denominator.personTime',
      { ...declaredRate, denominator: { personTime: 'declaredList', sex: 'female' } },
    ],
    ['denominator.personTime', { ...listRate, denominator: { personTime: 'residents' } }],
    ['standardised', { ...share, standardised: true }],
    ['standardised', { ...declaredRate, standardised: true }],
    ['denominator', { ...share, scale: 'mean', numerator: count('ddd'), denominator: count('dispensings') }],
    ['numerator', { ...listRate, numerator: { sum: [{ weight: 1, measure: count('ddd') }] } }],
    [
      'denominator',
      { ...listRate, setting: 'residents', denominator: { personTime: 'residents', sex: 'female' } },
    ],
    ['denominator.ages', { ...listRate, denominator: { personTime: 'registeredList', ages: [0, 5] } }],
  ])('point at %s', (part, definition) => {
    expect(partsOf(definition)).toEqual([part]);
  });
});
