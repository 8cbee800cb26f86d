import type { Localised } from '../texts/index.ts';
import type { ReportTexts } from './report-texts.ts';

/** The fixed words of page and PDF: headings, row names of tables, captions. Stored, so that an old report keeps its own. */
export type ReportWords = Readonly<Record<ReportWord, Localised>>;

export const REPORT_WORDS = [
  'keyMessages',
  'whatToDo',
  'goal',
  'overTime',
  'place',
  'choice',
  'composition',
  'ages',
  'urinary',
  'other',
  'change',
  'whatIf',
  'offList',
  'group',
  'reasons',
  'questions',
  'plan',
  'planHelp',
  'method',
  'tables',
  'whyThisNumber',
  'definition',
  'whyItMatters',
  'caveats',
  'codeSets',
  'synthetic',
  'corrected',
  'issued',
  'recipient',
  'period',
  'page',
  'of',
] as const;
export type ReportWord = (typeof REPORT_WORDS)[number];

export function wordsOf(texts: ReportTexts): ReportWords {
  return Object.fromEntries(REPORT_WORDS.map((word) => [word, texts.say(`word.${word}`)])) as ReportWords;
}
