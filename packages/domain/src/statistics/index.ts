export * from './beta-binomial.ts';
export * from './compound-poisson.ts';
export * from './gamma-poisson.ts';
export * from './interval.ts';
export * from './mid-rank.ts';
export * from './poisson.ts';
export * from './quantiles.ts';
export * from './wilson.ts';
