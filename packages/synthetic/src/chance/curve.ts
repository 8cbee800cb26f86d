/** Points of a curve: `[x, y]`, by growing x. */
export type Curve = readonly (readonly [x: number, y: number])[];

/** Straight lines between the points, level outside them. */
export function valueOn(curve: Curve, x: number): number {
  let before = curve[0];
  if (before === undefined) throw new RangeError('A curve needs a point');
  for (const point of curve) {
    if (point[0] >= x) {
      if (point[0] === before[0]) return point[1];
      const share = (x - before[0]) / (point[0] - before[0]);
      return share <= 0 ? before[1] : before[1] + share * (point[1] - before[1]);
    }
    before = point;
  }
  return before[1];
}
