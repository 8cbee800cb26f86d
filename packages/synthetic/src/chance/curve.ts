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

/** Reads the short way of writing a curve: `0:12 18:13.5 90:0`. @throws RangeError when x does not grow. */
export function curve(points: string): Curve {
  const read = points.split(' ').map((point): readonly [number, number] => {
    const [x, y] = point.split(':').map(Number);
    if (x === undefined || y === undefined || Number.isNaN(x + y)) {
      throw new RangeError(`Not a point of a curve: ${point}`);
    }
    return [x, y];
  });
  for (let index = 1; index < read.length; index += 1) {
    if ((read[index] as readonly [number, number])[0] <= (read[index - 1] as readonly [number, number])[0]) {
      throw new RangeError(`The points of a curve go from left to right: ${points}`);
    }
  }
  return read;
}
