/** A figure that could stand for few people. Returns can make a sum of doses negative: then it is small as well. */
export function isSmall(value: number, threshold: number): boolean {
  return value !== 0 && value < threshold;
}

/** A figure of which the others have little beside the one who has most of it, and who knows that part. */
export function isSmallBeside(value: number, largest: number, threshold: number): boolean {
  return value !== 0 && value - largest < threshold;
}
