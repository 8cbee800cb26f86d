/** Uniform numbers on [0, 1) that are the same for the same seed on every machine. */
export type Uniform = () => number;

/** Generator: mulberry32 (T. Ettinger 2017), 32 bits of state; enough for some million draws, not for secrets. */
export function seededUniform(seed: number): Uniform {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** −1 or 1, each as often. */
export function rademacher(uniform: Uniform): number {
  return uniform() < 0.5 ? -1 : 1;
}

/** Shuffles in place (Fisher and Yates). */
export function shuffle<T>(values: T[], uniform: Uniform): T[] {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = Math.floor(uniform() * (last + 1));
    [values[last], values[other]] = [values[other] as T, values[last] as T];
  }
  return values;
}
