import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay } from '@smalspor/domain/texts';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/language-provider.tsx';

export type SurveyEntry = OutputOf<'listSurveys'>['surveys'][number];

interface Props<Entry extends SurveyEntry> {
  readonly surveys: readonly Entry[];
  /** What stands beside the days of each. */
  readonly beside: (survey: Entry) => ReactNode;
  readonly link: (survey: Entry) => ReactNode;
}

/** Surveys one below the other: the days, who is asked, and what can be opened. */
export function SurveyEntries<Entry extends SurveyEntry>({ surveys, beside, link }: Props<Entry>) {
  const { t, l } = useTexts();
  return (
    <ul className="entries">
      {surveys.map((survey) => (
        <li key={survey.id} className="survey-entry">
          <div>
            {link(survey)}
            <span className="quiet">
              {' '}
              {survey.units.map(({ text }) => l(text)).join(', ')} · {t(`survey.state.${survey.state}`)}
            </span>
          </div>
          <span className="quiet">{beside(survey)}</span>
        </li>
      ))}
    </ul>
  );
}

/** The days of a survey: one day or from and to. */
export function useDays(): (survey: Pick<SurveyEntry, 'from' | 'to'>) => string {
  const { language } = useTexts();
  return ({ from, to }) =>
    from === to ? formatDay(from, language) : `${formatDay(from, language)}–${formatDay(to, language)}`;
}
