import type { KeyMessage, ReportTexts } from '../reports/index.ts';
import { changeSentence } from './change-sentence.ts';
import type { InstitutionReportInput } from './input.ts';
import { levelSentence, type Sentence } from './level-sentence.ts';
import { firstReport, nothingStandsOut, situationSentences } from './situation-sentences.ts';

const MOST_SENTENCES = 3;

/** What is told first: urinary antibiotics and methenamine are the main story, then the total. */
const TOLD = ['institution-urinary', 'institution-methenamine', 'institution-total'];

/** What is told where nothing can be related to bed days. */
const TOLD_OTHERWISE = ['institution-pivmecillinam-share', 'institution-first-choice-share'];

/**
 * At most three sentences. The main story comes first; what the readers must know takes the last place, or the first where
 * there is no story to tell.
 */
export function keySentences(input: InstitutionReportInput, texts: ReportTexts): KeyMessage[] {
  const told = sentencesOf(TOLD, input, texts);
  const [mustKnow, ...less] = situationSentences(input, texts);
  if (told.length === 0) {
    const others = sentencesOf(TOLD_OTHERWISE, input, texts);
    const first = mustKnow ? [mustKnow] : [];
    return [...first, ...others.map(({ message }) => message), ...less].slice(0, MOST_SENTENCES);
  }
  const [urinary, methenamine, total] = told;
  const story = [urinary, methenamine].flatMap((each) => each?.message ?? []);
  const last = [
    mustKnow,
    total?.standsOut ? total.message : undefined,
    hasNothing(told) ? nothingStandsOut(texts) : undefined,
    input.moment === 'start' ? firstReport(texts) : undefined,
    total?.message,
    ...less,
  ].filter((message) => message !== undefined);
  return [...story, ...last].slice(0, MOST_SENTENCES);
}

/** Nothing stands out only where something was compared. */
function hasNothing(told: readonly Sentence[]): boolean {
  return told.some(({ isCompared }) => isCompared) && !told.some(({ standsOut }) => standsOut);
}

/** After the start the change is told; where it cannot be, the level. */
function sentencesOf(
  ids: readonly string[],
  { indicators, moment }: InstitutionReportInput,
  texts: ReportTexts,
): Sentence[] {
  return ids.flatMap((id) => {
    const indicator = indicators.find(({ definition }) => definition.id === id);
    if (!indicator) return [];
    const change = moment === 'start' ? null : changeSentence(indicator, moment, texts);
    return change ?? levelSentence(indicator, texts) ?? [];
  });
}
