export * from './build-report.ts';
export * from './difference.ts';
export * from './input.ts';
export * from './model.ts';
export * from './read-report-model.ts';
export { REPORT_SECTIONS, type ReportSections } from './report-sections.ts';
export { reportTexts } from './report-texts.ts';
export { trendBlock } from './trend-block.ts';
export { styleOfValues, unitOf, type ValueStyle } from './value-style.ts';
