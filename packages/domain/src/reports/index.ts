export * from './build-report.ts';
export { changeBlock } from './change-block.ts';
export { changeTail } from './change-tail.ts';
export { comparisonBlock } from './comparison-block.ts';
export { compositionBlock } from './composition-block.ts';
export * from './difference.ts';
export { followUpCandidates } from './follow-up-rules.ts';
export * from './input.ts';
export { areaText } from './level-texts.ts';
export { questionTexts } from './meeting-texts.ts';
export * from './model.ts';
export type { NationalContext } from './national-text.ts';
export { placeBlock } from './place-block.ts';
export * from './read-report-model.ts';
export { referenceOf } from './reference-level.ts';
export { REPORT_SECTIONS, type ReportSections } from './report-sections.ts';
export { joinSentences, NOTHING, type ReportTexts, reportTexts, textsOver } from './report-texts.ts';
export * from './report-words.ts';
export type { ReportedIndicator } from './reported-indicator.ts';
export { trendBlock } from './trend-block.ts';
export {
  definitionText,
  printValue,
  styleOfValues,
  unitOf,
  type ValueStyle,
  valueStyleOf,
} from './value-style.ts';
