export * from './fact-sides.ts';
export * from './figures-that-differ.ts';
export * from './open-facts.ts';
