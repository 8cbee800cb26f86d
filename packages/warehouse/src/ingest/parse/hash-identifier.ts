/**
 * A quick hash of 32 bits that differs with the seed (MurmurHash3 by Austin Appleby, public domain): two of them tell
 * millions of identifiers apart. It hides nothing.
 */
export function hashIdentifier(bytes: DataView, from: number, to: number, seed: number): number {
  let hash = seed;
  let at = from;
  for (; at + 4 <= to; at += 4) {
    hash ^= scramble(bytes.getUint32(at, true));
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  if (at < to) hash ^= scramble(lastBytes(bytes, at, to));
  hash ^= to - from;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function scramble(word: number): number {
  const product = Math.imul(word, 0xcc9e2d51);
  return Math.imul((product << 15) | (product >>> 17), 0x1b873593);
}

/** Up to three bytes, the first one lowest. */
function lastBytes(bytes: DataView, from: number, to: number): number {
  let word = 0;
  for (let at = to - 1; at >= from; at -= 1) word = (word << 8) | bytes.getUint8(at);
  return word;
}
