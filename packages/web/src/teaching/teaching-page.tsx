import { Button, Paragraph } from '@digdir/designsystemet-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { client } from '../api/client.ts';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { TeachingEntries } from './teaching-entries.tsx';
import { TeachingForm } from './teaching-form.tsx';
import { type TeachingLog, writeDuration } from './teaching-words.ts';
import { useTeachingChange } from './use-teaching-change.ts';

/** The home's log of in-house teaching, and how it stands against the hours that are asked for. */
export function TeachingPage() {
  const { organisation = '' } = useParams();
  const log = useApi('readTeaching', { organisation }, { fresh: true });
  if (log.isPending) return <Loading />;
  if (log.isError) {
    if (isNotFound(log.error)) return <NotFoundPage />;
    return <ProblemPage error={log.error} retry={log.refetch} />;
  }
  return <Log log={log.data} />;
}

function Log({ log }: { readonly log: TeachingLog }) {
  const { t } = useTexts();
  return (
    <Page
      title={t('teaching.title')}
      overline={<Link to={`/institution/${log.organisation}`}>{log.name ?? t('teaching.home')}</Link>}
      lead={t('teaching.lead')}
      actions={
        <Button variant="tertiary" data-size="sm" onClick={() => window.print()}>
          {t('teaching.print')}
        </Button>
      }
    >
      <div className="teaching">
        <Hours log={log} />
        <AddTeaching log={log} />
        <section aria-labelledby="log">
          <h2 className="goal-heading" id="log">
            {t('teaching.log')}
          </h2>
          {log.entries.length === 0 && <Paragraph>{t('teaching.none')}</Paragraph>}
          <TeachingEntries log={log} />
        </section>
      </div>
    </Page>
  );
}

/** This year against what is asked for; earlier years in one line each. */
function Hours({ log: { years, askedMinutes, today } }: { readonly log: TeachingLog }) {
  const { t } = useTexts();
  const current = Number(today.slice(0, 4));
  const now = years.find(({ year }) => year === current);
  if (!now) return null;
  return (
    <section aria-labelledby="hours" className="teaching-hours">
      <h2 className="goal-heading" id="hours">
        {t('teaching.year', { year: String(now.year) })}
      </h2>
      <p className="teaching-done">
        {t('teaching.done', {
          done: writeDuration(now.minutes, t),
          asked: writeDuration(askedMinutes, t),
        })}
      </p>
      <div className="teaching-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, (100 * now.minutes) / askedMinutes)}%` }} />
      </div>
      <p>
        {now.minutesLeft === 0
          ? t('teaching.reached')
          : t('teaching.left', { left: writeDuration(now.minutesLeft, t) })}
      </p>
      <ul className="teaching-years">
        {years
          .filter(({ year }) => year !== current)
          .map(({ year, minutes, occasions }) => (
            <li key={year}>
              {year}: {writeDuration(minutes, t)}, {t('teaching.occasions', { count: occasions })}
            </li>
          ))}
      </ul>
    </section>
  );
}

function AddTeaching({ log }: { readonly log: TeachingLog }) {
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const add = useTeachingChange(log.organisation, client.noteTeaching, () => setOpen(false));
  return (
    <section className="no-print">
      <div role="status">{add.isSuccess && !isOpen && <Paragraph>{t('teaching.added')}</Paragraph>}</div>
      {isOpen ? (
        <div className="panel">
          <h2 className="goal-heading">{t('teaching.add')}</h2>
          <TeachingForm
            log={log}
            save={(input) => add.mutate({ organisation: log.organisation, ...input })}
            isBusy={add.isPending}
            error={add.error}
            cancel={() => {
              add.reset();
              setOpen(false);
            }}
          />
        </div>
      ) : (
        <Button onClick={() => setOpen(true)}>{t('teaching.add')}</Button>
      )}
    </section>
  );
}
