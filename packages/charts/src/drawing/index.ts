export * from './frame.ts';
export * from './palette.ts';
