import { seededUniform } from './seeded-random.ts';

export type ClusterWeighting = 'rademacher' | 'webb';

const POINTS: Readonly<Record<ClusterWeighting, readonly number[]>> = {
  rademacher: [-1, 1],
  webb: [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)],
};

/** Weights of mean 0 and variance 1 by cluster: every pattern that there is where they are no more than `draws`, otherwise that many by lot. */
export function clusterPatterns(
  weighting: ClusterWeighting,
  count: number,
  draws: number,
  seed: number,
): { readonly patterns: readonly Float64Array[]; readonly isComplete: boolean } {
  const points = POINTS[weighting];
  const isComplete = points.length ** count <= draws;
  const patterns = isComplete ? allPatterns(points, count) : drawnPatterns(points, count, draws, seed);
  return { patterns, isComplete };
}

function allPatterns(points: readonly number[], count: number): readonly Float64Array[] {
  return Array.from({ length: points.length ** count }, (_, number) =>
    Float64Array.from(
      { length: count },
      (_value, cluster) => points[Math.floor(number / points.length ** cluster) % points.length] as number,
    ),
  );
}

function drawnPatterns(
  points: readonly number[],
  count: number,
  draws: number,
  seed: number,
): readonly Float64Array[] {
  const uniform = seededUniform(seed);
  const draw = () => points[Math.floor(uniform() * points.length)] as number;
  return Array.from({ length: draws }, () => Float64Array.from({ length: count }, draw));
}
