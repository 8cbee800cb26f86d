import { loadContent } from '@smalspor/content/loading';
import type { CountMeasure, IndicatorDefinition } from '@smalspor/domain/indicators';
import { describe, expect, it } from 'vitest';
import { planMeasures } from './plan.ts';

const prescriptions: CountMeasure = { count: 'prescriptions', medicines: 'all' };
const define = (id: string, parts: Partial<IndicatorDefinition>): IndicatorDefinition =>
  ({
    id,
    version: 1,
    setting: 'general-practice',
    numerator: prescriptions,
    denominator: prescriptions,
    scale: 'percent',
    standardised: false,
    withoutList: true,
    ...parts,
  }) as IndicatorDefinition;

describe('planMeasures', () => {
  it('asks every distinct question once', () => {
    const plan = planMeasures([
      define('a', { numerator: { ...prescriptions, medicines: 'some' } }),
      define('b', { numerator: { ...prescriptions, medicines: 'others' } }),
      define('c', {
        numerator: { ...prescriptions, medicines: 'some' },
        denominator: { ...prescriptions, medicines: 'others' },
      }),
    ]);
    expect(plan.lineMeasures.map(({ medicines }) => medicines[0]?.set)).toEqual(['some', 'all', 'others']);
    expect(plan.leafColumns).toHaveLength(3);
    expect(plan.monthColumns).toHaveLength(3);
  });

  it('takes sets that differ only in their medicines together, with their signs', () => {
    const plan = planMeasures([
      define('ratio', {
        numerator: {
          sum: [
            { weight: 1, measure: { count: 'ddd', medicines: 'macrolides' } },
            { weight: -1, measure: { count: 'ddd', medicines: 'erythromycin' } },
            { weight: 1, measure: { count: 'ddd', medicines: 'macrolides', patients: 'list' } },
          ],
        },
        denominator: { count: 'ddd', medicines: 'all' },
        scale: 'ratio',
      }),
    ]);
    expect(
      plan.lineMeasures.map(({ medicines }) => medicines.map(({ set, weight }) => `${weight}${set}`)),
    ).toEqual([['1macrolides', '-1erythromycin'], ['1macrolides'], ['1all']]);
  });

  it('counts rates only in the months that have person-time, and shares of doctors without a list everywhere', () => {
    const plan = planMeasures([
      define('rate', {
        denominator: { personTime: 'registeredList' },
        scale: 'per1000Years',
        withoutList: false,
      }),
      define('declared', {
        denominator: { personTime: 'declaredList' },
        scale: 'per1000Years',
      }),
      define('share', {}),
    ]);
    const sqlOf = (index: number) => {
      const side = plan.indicators[index]?.numerator;
      return plan.monthColumns.find(({ name }) => side?.from === 'column' && name === side.column)?.sql;
    };
    expect(sqlOf(0)).toContain('s.prescriber IS NOT NULL');
    expect(sqlOf(1)).toContain('d.prescriber IS NOT NULL');
    expect(sqlOf(2)).toBe('coalesce(l.n0, 0)');
  });

  it('divides a mean dose by the prescriptions whose dose is known', () => {
    const plan = planMeasures([
      define('mean', { numerator: { count: 'ddd', medicines: 'all' }, scale: 'mean' }),
    ]);
    expect(plan.lineMeasures.map(({ event }) => event)).toEqual(['dose', 'dosedPrescription']);
  });

  it('has no months and halves for users and seasons', () => {
    const plan = planMeasures([
      define('users', {
        numerator: { count: 'users', medicines: 'all' },
        denominator: { personTime: 'registeredList' },
        scale: 'per1000Years',
        withoutList: false,
      }),
      define('season', { numerator: { ...prescriptions, months: [1] }, scale: 'seasonal' }),
    ]);
    expect(plan.indicators.map(({ kinds }) => kinds)).toEqual([
      ['rolling12', 'year'],
      ['rolling12', 'year'],
    ]);
    expect(plan.users).toHaveLength(1);
  });

  it('plans everything that the product ships', () => {
    const { indicators } = loadContent();
    const plan = planMeasures(indicators);
    expect(plan.indicators.map(({ definition }) => definition.id)).toEqual(indicators.map(({ id }) => id));
    expect(new Set(plan.lineMeasures.map(({ bit }) => bit)).size).toBe(plan.lineMeasures.length);
  });
});
