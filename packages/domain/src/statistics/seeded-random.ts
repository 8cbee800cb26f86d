/** Numbers evenly spread over 0 ≤ x < 1. */
export type Random = () => number;

/**
 * A generator that gives the same numbers for the same seed, everywhere: xoshiro128** of D. Blackman and S. Vigna (ACM Trans
 * Math Softw 2021; 47: 36), its state filled from the seed by their splitmix. For simulations, never for secrets.
 * @throws RangeError unless the seed is a whole number.
 */
export function seededRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`Not a seed: ${seed}`);
  let filler = seed >>> 0;
  // Seeds beyond 32 bits differ too.
  const high = Math.floor(seed / 2 ** 32) >>> 0;
  const next = () => {
    filler = (filler + 0x9e_37_79_b9) >>> 0;
    let mixed = filler ^ high;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85_eb_ca_6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  };
  const words = xoshiro128([next(), next(), next(), next()]);
  // 53 bits of two words.
  return () => ((words() >>> 5) * 2 ** 26 + (words() >>> 6)) / 2 ** 53;
}

/** The generator itself: whole numbers below 2³² from a state of four words that are not all zero. */
export function xoshiro128(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
