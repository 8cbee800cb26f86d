export * from './counties-apart.ts';
export * from './home-quarter.ts';
export * from './may-be-told.ts';
export * from './place-bins.ts';
export * from './protect-quarter.ts';
export * from './settings.ts';
export * from './split-counties.ts';
export * from './told-windows.ts';
