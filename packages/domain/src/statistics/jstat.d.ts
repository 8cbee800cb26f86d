/** The few functions of jstat that the statistics use; the package carries no types. */
declare module 'jstat' {
  interface Distribution<Parameters extends readonly number[]> {
    inv(probability: number, ...parameters: Parameters): number;
    cdf(value: number, ...parameters: Parameters): number;
  }
  const jstat: {
    readonly chisquare: Distribution<readonly [degreesOfFreedom: number]>;
    readonly gamma: Distribution<readonly [shape: number, scale: number]>;
    readonly studentt: Distribution<readonly [degreesOfFreedom: number]>;
    readonly centralF: Distribution<readonly [numerator: number, denominator: number]>;
    readonly beta: Distribution<readonly [alpha: number, beta: number]>;
  };
  export = jstat;
}
