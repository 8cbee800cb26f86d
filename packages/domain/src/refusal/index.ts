export * from './problem-code.ts';
export * from './refusal.ts';
