import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMonth } from '../time/index.ts';
import type { CohortRow } from './cohort-row.ts';
import { estimatesOf } from './estimates.ts';
import { evaluateProgramme } from './evaluate-programme.ts';
import { SPAN, STEPPED, steppedRows } from './testing/stepped-counties.ts';

const WHOLE = steppedRows(STEPPED, { trend: 0.95, effect: 0.9, passing: 1.02 });
const COUNTIES = STEPPED.map(({ county }) => county);

function evaluate(rows: readonly CohortRow[]) {
  const [found] = evaluateProgramme([{ indicator: 'made-up', rows }], {
    ...SPAN,
    windowsTo: parseMonth('2019-12'),
  });
  if (found === undefined) throw new Error('Every measure has a result');
  const truth = () => ({ participants: null, nation: null, effect: null });
  return { ...found, estimates: estimatesOf([found], truth) };
}

/** Counties that are told of, months that nobody delivered, and what stands in them instead of what was expected. */
const DELIVERIES = fc
  .record({
    counties: fc.oneof(fc.constant(COUNTIES), fc.subarray(COUNTIES, { minLength: 3 })),
    missing: fc.uniqueArray(fc.integer({ min: SPAN.from, max: SPAN.to }), { maxLength: 12 }),
    odd: fc.array(
      fc.record({
        row: fc.nat(WHOLE.length - 1),
        numerator: fc.constantFrom(0, -3, 1e9),
        denominator: fc.constantFrom(0, 1, 1000, 1e12),
      }),
      { maxLength: 20 },
    ),
    scale: fc.constantFrom(1, 1, 1e-3, 0),
  })
  .map(({ counties, missing, odd, scale }) => {
    const oddities = new Map(odd.map(({ row, ...figures }) => [row, figures]));
    return WHOLE.map((row, index) => ({
      ...row,
      numerator: row.numerator * scale,
      ...oddities.get(index),
    })).filter(({ county, month }) => counties.includes(county) && !missing.includes(month));
  });

describe('whatever a release tells', () => {
  it('there is an estimate against others or a reason for none, and no figure that is not one', () => {
    fc.assert(
      fc.property(DELIVERIES, (rows) => {
        const { controlled, noControl, estimates } = evaluate(rows);
        expect(controlled === null).toBe(noControl !== null);
        for (const { name, kind, changePercent, low, high, ...truth } of estimates) {
          expect(name).toMatch(/^made-up\./);
          expect(['descriptive', 'causal']).toContain(kind);
          expect(changePercent).toBeGreaterThanOrEqual(-100);
          expect(Number.isFinite(changePercent)).toBe(true);
          expect(low === null).toBe(high === null);
          if (low !== null) expect(low).toBeLessThanOrEqual(changePercent);
          if (high !== null) expect(high).toBeGreaterThanOrEqual(changePercent);
          expect(truth).toEqual({ truthPercent: null, withinTolerance: null });
        }
      }),
      { numRuns: 60 },
    );
  });

  it('one county, a programme with nobody, and nothing at all have a description at most', () => {
    const one = evaluate(WHOLE.filter(({ county }) => county === '01'));
    expect(one.controlled).toBeNull();
    expect(one.described?.counties).toHaveLength(1);
    expect(one.described?.participants).toMatchObject({ low: null, high: null });
    const nobody = evaluate(WHOLE.filter(({ part }) => part !== 'participants'));
    expect([nobody.described, nobody.controlled, nobody.estimates]).toEqual([null, null, []]);
    expect(nobody.noControl).not.toBeNull();
    const nothing = evaluate([]);
    expect([nothing.described, nothing.controlled, nothing.estimates]).toEqual([null, null, []]);
    expect(nothing.noControl).not.toBeNull();
  });
});
