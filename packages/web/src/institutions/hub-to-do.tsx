import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { addMonths, formatMonth, parseMonth } from '@smalspor/domain/time';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { useTexts } from '../texts/language-provider.tsx';

interface ToDo {
  readonly to: string;
  readonly text: string;
}

/** What waits for the home's people, each with the way to it; nothing while it is fetched. */
export function HubToDo({ organisation }: { readonly organisation: string }) {
  const { t } = useTexts();
  const waiting = useWaiting(organisation);
  if (waiting === null) return null;
  return (
    <section className="panel institution-to-do" aria-labelledby="to-do">
      <Heading level={2} data-size="xs" id="to-do">
        {t('institution.todo')}
      </Heading>
      {waiting.length === 0 ? (
        <Paragraph>{t('institution.todoNothing')}</Paragraph>
      ) : (
        <ul className="sentences">
          {waiting.map(({ to, text }) => (
            <li key={text}>
              <Link to={to}>{text}</Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** In the order in which it should be done: an answer that others wait for, then data, then the home's own plan. */
function useWaiting(organisation: string): readonly ToDo[] | null {
  const { t, l, language } = useTexts();
  const home = `/institution/${organisation}`;
  const events = useApi('listEvents', {}, { fresh: true });
  const form = useApi('readBedDays', { organisation }, { fresh: true });
  const odd = useApi('readOddities', { organisation }, { fresh: true });
  const goals = useApi('readInstitutionGoals', { organisation }, { fresh: true });
  // An institution without beds has no form of bed days: that is an error here, and no news.
  if ([events, form, odd, goals].some(({ isPending }) => isPending)) return null;
  const span = (quarter: string): string =>
    formatMonthSpan(quarter, formatMonth(addMonths(parseMonth(quarter), 2)), language);
  // Quarters without bed days are the form's own business.
  const open =
    odd.data?.oddities.filter(({ kind, answer }) => kind !== 'no-bed-days' && answer === null) ?? [];
  const year = Number(goals.data?.today.slice(0, 4));
  const hasGoal = goals.data?.goals.some((goal) => goal.year === year && goal.state === 'active') ?? true;
  const invitations = events.data?.events.filter(
    ({ own, state, isOver }) => own === 'none' && state === 'open' && !isOver,
  );
  return [
    ...(invitations ?? []).map(({ id, title }) => ({
      to: `/events/${id}`,
      text: t('institution.todoInvited', { title: l(title) }),
    })),
    ...(form.data?.isDue
      ? [{ to: `${home}/bed-days`, text: t('institution.todoBedDays', { period: span(form.data.quarter) }) }]
      : []),
    ...(open.length > 0
      ? [{ to: `${home}/data`, text: t('institution.todoOdd', { count: open.length }) }]
      : []),
    ...(hasGoal ? [] : [{ to: `${home}/goal`, text: t('institution.todoGoal', { year: String(year) }) }]),
  ];
}
