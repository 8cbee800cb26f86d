export * from './practice-measure.ts';
