/**
 * A quick hash of 32 bits that differs with the seed (MurmurHash3 by Austin Appleby, public domain): two of them tell
 * millions of identifiers apart. It hides nothing.
 */
export function hashIdentifier(bytes: Uint8Array, from: number, to: number, seed: number): number {
  let hash = seed;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    hash ^= scramble(wordAt(bytes, at, 4));
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  if (at < to) hash ^= scramble(wordAt(bytes, at, to - at));
  hash ^= to - from;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scramble(word: number): number {
  const product = Math.imul(word, 0xcc9e2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}

/** Up to four bytes, the first one lowest. */
function wordAt(bytes: Uint8Array, at: number, length: number): number {
  let word = 0;
  for (let index = length - 1; index >= 0; index -= 1) word = (word << 8) | (bytes[at + index] as number);
  return word;
}
