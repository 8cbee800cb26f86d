import { Link } from 'react-router';
import { writeDay } from '../goals/write-value.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { InstitutionGoals, InstitutionGoalView } from './institution-goal-page.tsx';

interface Props {
  readonly all: InstitutionGoals;
  readonly goal: InstitutionGoalView;
}

/** What the home does for its goal, and since when, with the lesson and the sheet of paper. */
export function InstitutionMeasures({ all, goal }: Props) {
  const { t, l, language } = useTexts();
  return (
    <section>
      <h3 className="goal-heading">{t('institutionGoal.page.measures')}</h3>
      {goal.measures.length === 0 && <p>{t('institutionGoal.page.noMeasures')}</p>}
      <ul className="sentences">
        {goal.measures.map(({ measure, from, to }) => {
          const known = all.measures.find(({ id }) => id === measure);
          const first = writeDay(from, language);
          const dates =
            to === null
              ? t('institutionGoal.page.since', { from: first })
              : t('institutionGoal.page.span', { from: first, to: writeDay(to, language) });
          return (
            <li key={`${measure} ${from}`}>
              <strong>{known ? l(known.name) : measure}</strong>, {dates}
              {known && (
                <span className="block quiet">
                  {l(known.text)}{' '}
                  <span className="no-print">
                    <Link to={`/courses/${known.course}/lessons/${known.lesson}`}>
                      {t('institutionGoal.page.lesson')}
                      <span className="unseen">: {l(known.name)}</span>
                    </Link>
                    {known.tool !== null && (
                      <>
                        {' · '}
                        <Link to={`/tools/${known.tool}`}>
                          {t('institutionGoal.page.tool')}
                          <span className="unseen">: {l(known.name)}</span>
                        </Link>
                      </>
                    )}
                  </span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
