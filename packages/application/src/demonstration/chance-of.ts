/** Numbers from 0 to below 1, the same for the same seed (xorshift32; Marsaglia, J Stat Softw 2003; 8(14)). */
export function chanceOf(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) | 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // Neighbouring seeds begin alike.
  for (let turn = 0; turn < 8; turn += 1) next();
  return next;
}
