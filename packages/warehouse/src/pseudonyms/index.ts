export * from './pseudonym.ts';
export * from './rotate-patient-key.ts';
