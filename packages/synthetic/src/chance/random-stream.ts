/** A reproducible stream of chance: the same seed and keys give the same numbers on every machine and in every thread. */
export interface RandomStream {
  /** Uniform on [0, 1) with 32 random bits. */
  uniform(): number;
  /** A whole number from 0 up to, not including, `bound`. */
  below(bound: number): number;
  /** True with the given probability. */
  chance(probability: number): boolean;
}

/**
 * Every part of the country draws from its own stream, named by keys, so that leaving a part out, or making the parts
 * in another order or thread, changes nothing in the rest. Generator: sfc32 (C. Doty-Humphrey, PractRand).
 */
export function randomStream(seed: number, ...keys: readonly (string | number)[]): RandomStream {
  const name = [seed, ...keys].join('/');
  let a = fingerprint(name, 0x9e3779b9);
  let b = fingerprint(name, 0x85ebca6b);
  let c = fingerprint(name, 0xc2b2ae35);
  let counter = 1;

  function next(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }
  for (let round = 0; round < 12; round += 1) next();

  const uniform = () => next() * 2 ** -32;
  return {
    uniform,
    below: (bound) => Math.floor(uniform() * bound),
    chance: (probability) => uniform() < probability,
  };
}

/** FNV-1a over the text, begun from `basis` and stirred at the end. */
function fingerprint(text: string, basis: number): number {
  let hash = basis | 0;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return hash ^ (hash >>> 16);
}
