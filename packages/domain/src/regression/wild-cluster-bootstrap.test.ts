import { describe, expect, it } from 'vitest';
import { designOf } from './design.ts';
import { leastSquares } from './least-squares.ts';
import { seededUniform } from './seeded-random.ts';
import { type WildClusterInput, wildClusterBootstrap } from './wild-cluster-bootstrap.ts';

const refused = expect.objectContaining({ code: 'analysis-refused' });

/** Rows of clusters that share a deviation of their own, half of them with the programme. */
function clustered(seed: number, clusters: number, effect: number): WildClusterInput {
  const uniform = seededUniform(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  const rows = Array.from({ length: clusters }, (_, cluster) => {
    const shared = normal();
    return Array.from({ length: 3 + (cluster % 3) }, () => ({ cluster, noise: shared + 0.5 * normal() }));
  }).flat();
  const programme = rows.map(({ cluster }) => cluster % 2);
  return {
    design: designOf({ level: rows.map(() => 1), programme, time: rows.map((_, row) => row % 3) }),
    response: rows.map(({ noise }, row) => noise + effect * (programme[row] as number)),
    clusters: rows.map(({ cluster }) => cluster),
    term: 'programme',
  };
}

function columnOf({ design }: WildClusterInput, at: number): Float64Array {
  const column = design.columns[at];
  if (column === undefined) throw new RangeError(`There is no column ${at}`);
  return column;
}

/** CR1’s t of the programme against `value`, from a fit of its own. */
function statisticOf({ design, clusters }: WildClusterInput, response: readonly number[], value: number) {
  const ones = response.map(() => 1);
  const { coefficients, inverse } = leastSquares(design.columns, response, ones);
  const scores = new Map<string | number, number>();
  response.forEach((each, row) => {
    const fitted = design.columns.reduce(
      (sum, column, at) => sum + Number(coefficients[at]) * Number(column[row]),
      0,
    );
    const pull = design.columns.reduce(
      (sum, column, at) => sum + Number(inverse[1]?.[at]) * Number(column[row]),
      0,
    );
    scores.set(clusters[row] as number, (scores.get(clusters[row] as number) ?? 0) + pull * (each - fitted));
  });
  const variance = [...scores.values()].reduce((sum, score) => sum + score * score, 0);
  return Math.abs(Number(coefficients[1]) - value) / Math.sqrt(variance);
}

/** Every pattern of signs, each with a model fitted anew. */
function slowPValue(input: WildClusterInput, value: number): number {
  const { design, clusters } = input;
  const response = Array.from(input.response);
  const names = [...new Set(clusters)];
  const [level, programme, time] = design.columns as [Float64Array, Float64Array, Float64Array];
  const target = response.map((each, row) => each - value * Number(programme[row]));
  const under = leastSquares(
    [level, time],
    target,
    target.map(() => 1),
  ).coefficients;
  const fitted = target.map(
    (_, row) => Number(under[0]) * Number(level[row]) + Number(under[1]) * Number(time[row]),
  );
  const actual = statisticOf(input, response, value);
  let beyond = 0;
  for (let number = 0; number < 2 ** names.length; number += 1) {
    const turned = target.map((each, row) => {
      const sign = (number >> names.indexOf(clusters[row] as number)) & 1 ? 1 : -1;
      return Number(fitted[row]) + value * Number(programme[row]) + sign * (each - Number(fitted[row]));
    });
    if (statisticOf(input, turned, value) >= actual - 1e-9) beyond += 1;
  }
  return beyond / 2 ** names.length;
}

describe('wildClusterBootstrap', () => {
  it('of a mean is the sign test of its clusters (by hand: of 16 patterns only +++ + and − − − − are as far from 0)', () => {
    const found = wildClusterBootstrap(
      {
        design: designOf({ mean: [1, 1, 1, 1] }),
        response: [1, 2, 3, 4],
        clusters: [1, 2, 3, 4],
        term: 'mean',
      },
      { seed: 1, weighting: 'rademacher' },
    );
    expect(found).toMatchObject({ estimate: 2.5, pValue: 2 / 16, patterns: 16, isComplete: true });
    // No pattern is rarer than 2 of 16, so nothing can be rejected at 5 %.
    expect([found.low, found.high]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it('agrees with every pattern of signs, each fitted anew, and its limits are where that turns', () => {
    for (const [seed, effect] of [
      [1, 0],
      [2, 1],
      [3, -3],
    ] as const) {
      const input = clustered(seed, 8, effect);
      const found = wildClusterBootstrap(input, { seed: 1, weighting: 'rademacher' });
      expect(found.pValue).toBe(slowPValue(input, 0));
      expect([found.patterns, found.isComplete]).toEqual([256, true]);
      expect(slowPValue(input, found.low + 0.02)).toBeGreaterThan(0.05);
      expect(slowPValue(input, found.low - 0.02)).toBeLessThanOrEqual(0.05);
      expect(slowPValue(input, found.high - 0.02)).toBeGreaterThan(0.05);
      expect(slowPValue(input, found.high + 0.02)).toBeLessThanOrEqual(0.05);
    }
  });

  it('draws the same for the same seed, near to all patterns, and weighs rows as if they were there more often', () => {
    const input = clustered(4, 12, 0.5);
    const drawn = wildClusterBootstrap(input, { seed: 7 });
    expect(wildClusterBootstrap(input, { seed: 7 })).toEqual(drawn);
    expect([drawn.patterns, drawn.isComplete]).toEqual([1999, false]);
    const all = wildClusterBootstrap(input, { seed: 7, draws: 4096 });
    expect(all.isComplete).toBe(true);
    expect(Math.abs(all.pValue - drawn.pValue)).toBeLessThan(0.04);
    const twice = (values: ArrayLike<number>) => Array.from(values).flatMap((value) => [value, value]);
    const doubled = wildClusterBootstrap(
      {
        design: designOf({
          level: twice(columnOf(input, 0)),
          programme: twice(columnOf(input, 1)),
          time: twice(columnOf(input, 2)),
        }),
        response: twice(input.response),
        clusters: input.clusters.flatMap((cluster) => [cluster, cluster]),
        term: 'programme',
      },
      { seed: 7 },
    );
    const weighted = wildClusterBootstrap(
      { ...input, weights: Array.from(input.response, () => 2) },
      { seed: 7 },
    );
    expect(weighted.pValue).toBe(doubled.pValue);
    expect(weighted.low).toBeCloseTo(doubled.low, 6);
  });

  it('rejects an effect that is not there in about one of twenty sets of eight clusters, where plain errors do in many more', () => {
    let [bootstrap, plain] = [0, 0];
    const sets = 400;
    for (let seed = 1; seed <= sets; seed += 1) {
      const input = clustered(1000 + seed, 8, 0);
      if (wildClusterBootstrap(input, { seed, draws: 399 }).pValue <= 0.05) bootstrap += 1;
      if (statisticOf(input, Array.from(input.response), 0) > 1.96) plain += 1;
    }
    // 5 % of 400, three standard errors of the count on either side.
    expect(bootstrap / sets).toBeGreaterThan(0.017);
    expect(bootstrap / sets).toBeLessThan(0.083);
    expect(plain / sets).toBeGreaterThan(0.1);
  });

  it('refuses three clusters and columns that hold each other, and takes no term that is not there', () => {
    const three = clustered(1, 3, 0);
    expect(() => wildClusterBootstrap(three, { seed: 1 })).toThrow(refused);
    const input = clustered(1, 8, 0);
    const twice = {
      ...input,
      design: designOf({ programme: columnOf(input, 1), again: columnOf(input, 1) }),
    };
    expect(() => wildClusterBootstrap(twice, { seed: 1 })).toThrow(refused);
    expect(() => wildClusterBootstrap({ ...input, term: 'x' }, { seed: 1 })).toThrow(RangeError);
  });
});
