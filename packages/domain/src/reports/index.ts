export * from './build-report.ts';
export * from './difference.ts';
export * from './input.ts';
export * from './model.ts';
export * from './read-report-model.ts';
export { REPORT_SECTIONS, type ReportSections } from './report-sections.ts';
