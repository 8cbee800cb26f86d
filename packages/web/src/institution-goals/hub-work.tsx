import { Heading } from '@digdir/designsystemet-react';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { writeDay, writeGoal } from '../goals/write-value.ts';
import { writeDuration } from '../teaching/teaching-words.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** What the home works towards this year and has taught so far, on its front page; nothing while it is fetched. */
export function HubWork({ organisation }: { readonly organisation: string }) {
  const { t, l, language } = useTexts();
  const goals = useApi('readInstitutionGoals', { organisation }, { fresh: true });
  const teaching = useApi('readTeaching', { organisation }, { fresh: true });
  if (!goals.data || !teaching.data) return null;
  const year = Number(goals.data.today.slice(0, 4));
  const goal = goals.data.goals.find((each) => each.year === year && each.state === 'active');
  const taught = teaching.data.years.find((each) => each.year === year)?.minutes ?? 0;
  return (
    <section className="section" aria-labelledby="work">
      <Heading level={2} data-size="xs" id="work">
        {t('institutionGoal.page.work', { year: String(year) })}
      </Heading>
      <ul className="sentences">
        <li>
          {goal
            ? t('institutionGoal.page.hubGoal', {
                name: l(goal.name),
                target: writeGoal(goal.target, goal, language),
                by: writeDay(goal.by, language),
              })
            : t('institutionGoal.page.none', { year: String(year) })}
        </li>
        <li>
          {t('teaching.title')}:{' '}
          {t('teaching.done', {
            done: writeDuration(taught, t),
            asked: writeDuration(teaching.data.askedMinutes, t),
          })}
        </li>
        <li>
          <Link to="/tools">{t('tool.title')}</Link>
        </li>
      </ul>
    </section>
  );
}
