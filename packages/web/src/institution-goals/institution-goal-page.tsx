import { Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { InstitutionGoal } from './institution-goal.tsx';
import { SetInstitutionGoal } from './set-institution-goal.tsx';

export type InstitutionGoals = OutputOf<'readInstitutionGoals'>;
export type InstitutionGoalView = InstitutionGoals['goals'][number];

/** The home's goal for the year, what it does for it, and its notes; earlier goals below. */
export function InstitutionGoalPage() {
  const { organisation = '' } = useParams();
  const goals = useApi('readInstitutionGoals', { organisation }, { fresh: true });
  if (goals.isPending) return <Loading />;
  if (goals.isError) {
    if (isNotFound(goals.error)) return <NotFoundPage />;
    return <ProblemPage error={goals.error} retry={goals.refetch} />;
  }
  return <Goals all={goals.data} refetch={goals.refetch} />;
}

interface Props {
  readonly all: InstitutionGoals;
  readonly refetch: () => unknown;
}

function Goals({ all, refetch }: Props) {
  const { t } = useTexts();
  const year = Number(all.today.slice(0, 4));
  const active = all.goals.filter(({ state }) => state === 'active');
  const closed = all.goals.filter(({ state }) => state !== 'active');
  const years = [year, year + 1].filter((each) => active.every((goal) => goal.year !== each));
  return (
    <Page
      title={t('institutionGoal.page.title')}
      overline={
        <Link to={`/institution/${all.organisation}`}>{all.name ?? t('institutionGoal.page.home')}</Link>
      }
      lead={t('institutionGoal.page.lead')}
    >
      <div className="goals">
        {active.map((goal) => (
          <InstitutionGoal key={goal.id} all={all} goal={goal} refetch={refetch} />
        ))}
        {years.map((each) => (
          <NewGoal key={each} all={all} year={each} isNow={each === year} />
        ))}
        {closed.length > 0 && (
          <details className="goal-more">
            <summary>{t('institutionGoal.page.earlier')}</summary>
            {closed.map((goal) => (
              <InstitutionGoal key={goal.id} all={all} goal={goal} refetch={refetch} />
            ))}
          </details>
        )}
      </div>
    </Page>
  );
}

/** Next year's goal can be set before the year has come, and is offered more quietly. */
function NewGoal({
  all,
  year,
  isNow,
}: {
  readonly all: InstitutionGoals;
  readonly year: number;
  readonly isNow: boolean;
}) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <SetInstitutionGoal all={all} year={year} close={() => setOpen(false)} />;
  return (
    <section className="no-print">
      {isNow && <Paragraph>{t('institutionGoal.page.none', { year: String(year) })}</Paragraph>}
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        {t('institutionGoal.page.set', { year: String(year) })}
      </button>
    </section>
  );
}
