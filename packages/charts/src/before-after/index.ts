export * from './before-after-bars.ts';
export * from './before-after-block.ts';
export * from './before-after-table.ts';
