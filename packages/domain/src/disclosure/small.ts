/** A figure that could stand for few people. Returns can make a sum of doses negative: then it is small as well. */
export function isSmall(value: number, threshold: number): boolean {
  return value !== 0 && value < threshold;
}
