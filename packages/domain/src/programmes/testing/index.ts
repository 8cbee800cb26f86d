export * from './example-programme.ts';
export * from './play.ts';
