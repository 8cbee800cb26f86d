export * from './fit-text.ts';
export * from './frame.ts';
export * from './palette.ts';
export * from './value-text.ts';
