/** From here on the asymptotic series has all digits. */
const SERIES_FROM = 12;

/** Logarithm of Γ(x), x > 0: recurrence and Stirling’s series, M. Abramowitz and I. A. Stegun 1964, 6.1.41. */
export function logGamma(x: number): number {
  let [shift, at] = [0, x];
  for (; at < SERIES_FROM; at += 1) shift -= Math.log(at);
  const inverse = 1 / (at * at);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return shift + (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series;
}

/** ψ(x), the derivative of log Γ: 6.3.18 there. */
export function digamma(x: number): number {
  let [shift, at] = [0, x];
  for (; at < SERIES_FROM; at += 1) shift -= 1 / at;
  const inverse = 1 / (at * at);
  return (
    shift +
    Math.log(at) -
    0.5 / at -
    inverse * (1 / 12 - inverse * (1 / 120 - inverse * (1 / 252 - inverse / 240)))
  );
}

/** ψ′(x): 6.4.12 there. */
export function trigamma(x: number): number {
  let [shift, at] = [0, x];
  for (; at < SERIES_FROM; at += 1) shift += 1 / (at * at);
  const inverse = 1 / (at * at);
  return (
    shift +
    1 / at +
    inverse / 2 +
    (inverse / at) * (1 / 6 - inverse * (1 / 30 - inverse * (1 / 42 - inverse / 30)))
  );
}
