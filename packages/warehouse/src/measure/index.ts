export * from './area-cells.ts';
export * from './cells.ts';
export { EXPECTED_UNIT } from './expected.ts';
export * from './lake-files.ts';
export * from './measure-content.ts';
export * from './measure-cube.ts';
export * from './own-cells.ts';
export type { MonthSpan } from './spine.ts';
export { type Window, windowsIn } from './windows.ts';
