import {
  add,
  addNumbers,
  type Code,
  countDown,
  get,
  load,
  number,
  rotated,
  select,
  set,
  shifted,
  splat,
  store,
  xor,
} from './simd-module.ts';

/** Initial hash value and round constants: the first 32 bits of the fractions of roots of primes (FIPS 180-4, 5.3.3 and 4.2.2). */
const PRIMES = firstPrimes(64);
export const INITIAL_STATE: readonly number[] = PRIMES.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const ROUND_CONSTANTS: readonly number[] = PRIMES.map((prime) => fraction(Math.cbrt(prime)));

/** One block of SHA-256 on plain numbers (FIPS 180-4, 6.2.2): used once for each key, and says what the lanes do. */
export function compressBlock(state: readonly number[], block: readonly number[]): readonly number[] {
  const words = [...block];
  let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
  for (let round = 0; round < 64; round += 1) {
    if (round >= 16) {
      const [w2, w7, w15, w16] = [2, 7, 15, 16].map((back) => words[round - back] as number) as [
        number,
        number,
        number,
        number,
      ];
      const early = rotate(w15, 7) ^ rotate(w15, 18) ^ (w15 >>> 3);
      const late = rotate(w2, 17) ^ rotate(w2, 19) ^ (w2 >>> 10);
      words.push((w16 + early + w7 + late) | 0);
    }
    const first =
      h +
      (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
      ((e & f) ^ (~e & g)) +
      (ROUND_CONSTANTS[round] as number) +
      (words[round] as number);
    const second = (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
  }
  return [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] as number)) >>> 0);
}

const VECTOR_BYTES = 16;
const [GROUPS, INPUT, OUTPUT] = [0, 1, 2];
const WORD = (index: number) => 3 + (index % 16);
const WORKING = 19;
const SUM = 27;
/** Parameters of the code: how many groups of four messages, where they lie, and where their digests go. */
export const HMAC_PARAMETERS = 3;
export const HMAC_LOCALS = 25;

/**
 * HMAC-SHA-256 of groups of four messages that each fill one block after the key's: the block under the inner state, its
 * digest as a block under the outer state. Only the first two words of the result are stored.
 *
 * @param states address of the key's inner state and, after it, its outer state: eight vectors each.
 */
export function lanesOfHmac(states: number): Code {
  const outer = states + 8 * VECTOR_BYTES;
  return countDown(GROUPS, [
    ...sequence(16, (index) => [...get(INPUT), ...load(index * VECTOR_BYTES), ...set(WORD(index))]),
    ...compressLanes(states),
    ...sequence(8, (index) => [...stateSum(states, index), ...set(WORD(index))]),
    ...[...splat(0x80000000), ...set(WORD(8))],
    ...sequence(6, (index) => [...splat(0), ...set(WORD(9 + index))]),
    ...[...splat((64 + 32) * 8), ...set(WORD(15))],
    ...compressLanes(outer),
    ...sequence(2, (index) => [...get(OUTPUT), ...stateSum(outer, index), ...store(index * VECTOR_BYTES)]),
    ...[...get(INPUT), ...number(16 * VECTOR_BYTES), ...addNumbers, ...set(INPUT)],
    ...[...get(OUTPUT), ...number(2 * VECTOR_BYTES), ...addNumbers, ...set(OUTPUT)],
  ]);
}

/** After 64 rounds the working variables are back in their places, so a variable's local is its place. */
function stateSum(states: number, index: number): Code {
  return [...number(0), ...load(states + index * VECTOR_BYTES), ...get(WORKING + index), ...add];
}

function compressLanes(states: number): Code {
  return [
    ...sequence(8, (index) => [
      ...number(0),
      ...load(states + index * VECTOR_BYTES),
      ...set(WORKING + index),
    ]),
    ...sequence(64, (round) => [...(round < 16 ? [] : extendWords(round)), ...roundLanes(round)]),
  ];
}

function extendWords(round: number): Code {
  const [early, late] = [WORD(round + 1), WORD(round + 14)];
  return [
    ...get(WORD(round)),
    ...[...rotated(early, 7), ...rotated(early, 18), ...xor, ...shifted(early, 3), ...xor, ...add],
    ...[...get(WORD(round + 9)), ...add],
    ...[...rotated(late, 17), ...rotated(late, 19), ...xor, ...shifted(late, 10), ...xor, ...add],
    ...set(WORD(round)),
  ];
}

function roundLanes(round: number): Code {
  // Instead of moving eight variables in every round, the round takes them from where they are.
  const at = (place: number) => WORKING + ((place - round + 64) % 8);
  const [a, b, c, d, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7].map(at) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return [
    ...get(h),
    ...[...rotated(e, 6), ...rotated(e, 11), ...xor, ...rotated(e, 25), ...xor, ...add],
    ...[...get(f), ...get(g), ...get(e), ...select, ...add],
    ...[...splat(ROUND_CONSTANTS[round] as number), ...add],
    ...[...get(WORD(round)), ...add, ...set(SUM)],
    ...[...get(d), ...get(SUM), ...add, ...set(d)],
    ...get(SUM),
    ...[...rotated(a, 2), ...rotated(a, 13), ...xor, ...rotated(a, 22), ...xor, ...add],
    // The majority of three bits is the third where the first two differ.
    ...[...get(c), ...get(a), ...get(a), ...get(b), ...xor, ...select, ...add],
    ...set(h),
  ];
}

function sequence(length: number, code: (index: number) => Code): Code {
  return Array.from({ length }, (_, index) => code(index)).flat();
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32);
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}
