import { meanStep } from '@smalspor/domain/questionnaires';
import { formatNumber } from '@smalspor/domain/texts';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import type { Question } from './questionnaire-question.tsx';

interface Props {
  readonly question: Question;
  /** How many chose each step or choice, in their order. */
  readonly counts: readonly number[];
  /** The table behind the picture. */
  readonly children: ReactNode;
}

/** How many chose what, as bars with their numbers. */
export function OpinionBars({ question, counts, children }: Props) {
  const { t, l, language } = useTexts();
  const all = counts.reduce((sum, count) => sum + count, 0);
  const mean = question.kind === 'scale' ? meanStep(counts) : null;
  return (
    <figure className="opinion">
      <figcaption>
        {l(question.text)}
        {mean !== null && (
          <span className="quiet">
            {' '}
            {t('questionnaire.results.mean', { mean: formatNumber(mean, 1, language) })}
          </span>
        )}
      </figcaption>
      <ul className="opinion-bars">
        {optionsOf(question, l).map((option, place) => (
          <li key={option}>
            <span>{option}</span>
            <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
              <rect width={all === 0 ? 0 : (100 * (counts[place] ?? 0)) / all} height="10" />
            </svg>
            <span className="opinion-count">{counts[place]}</span>
          </li>
        ))}
      </ul>
      {children}
    </figure>
  );
}

/** What can be chosen, in its order; the ends of a scale with what they are called. */
export function optionsOf(question: Question, l: ReturnType<typeof useTexts>['l']): readonly string[] {
  if (question.ends === null) return question.choices.map(({ text }) => l(text));
  const { low, high } = question.ends;
  return [`1 ${l(low)}`, '2', '3', '4', `5 ${l(high)}`];
}
