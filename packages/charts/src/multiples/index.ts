export * from './small-multiples.ts';
