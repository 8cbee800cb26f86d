export * from './format-date.ts';
export * from './format-number.ts';
export * from './holds-identity-number.ts';
export * from './localised.ts';
export * from './messages.ts';
