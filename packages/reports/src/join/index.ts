export * from './join-for-print.ts';
