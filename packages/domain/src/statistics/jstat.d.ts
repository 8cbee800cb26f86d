/** The few functions of jstat that `quantiles.ts` uses; the package carries no types. */
declare module 'jstat' {
  interface Distribution<Parameters extends readonly number[]> {
    inv(probability: number, ...parameters: Parameters): number;
  }
  const jstat: {
    readonly chisquare: Distribution<readonly [degreesOfFreedom: number]>;
    readonly gamma: Distribution<readonly [shape: number, scale: number]>;
    readonly beta: Distribution<readonly [alpha: number, beta: number]>;
  };
  export = jstat;
}
