export * from './oracle-cells.ts';
export * from './plain-register.ts';
