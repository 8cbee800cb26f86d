import { loadContent } from '@smalspor/content/loading';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { expect, it } from 'vitest';
import { demandMeasurable } from './demand-measurable.ts';

const { indicators } = loadContent();

it('accepts what content accepts', () => {
  for (const definition of indicators) demandMeasurable(definition);
});

it('refuses what no register can answer, and says of which indicator', () => {
  const users = indicators.find(({ id }) => id === 'users-per-1000') as IndicatorDefinition;
  expect(() => demandMeasurable({ ...users, withoutList: true })).toThrow(
    'The indicator users-per-1000 cannot be measured: patients are counted only for doctors with a list',
  );
});
