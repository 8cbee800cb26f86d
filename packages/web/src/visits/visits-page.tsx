import { Button, Field, Heading, Input, Label, Paragraph } from '@digdir/designsystemet-react';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { KeptNotice } from './kept-notice.tsx';
import { VisitEntries } from './visit-entries.tsx';

const AT_MOST = 12;

/** The centre's visits, and the homes that one can be planned at. */
export function VisitsPage({ until }: { readonly until: string }) {
  const { t } = useTexts();
  const all = useApi('listVisits', {}, { fresh: true });
  if (all.isPending) return <Loading />;
  if (all.isError) return <ProblemPage error={all.error} retry={all.refetch} />;
  const { visits, homes } = all.data;
  const under = visits.filter(({ state }) => state !== 'reported');
  const done = visits.filter(({ state }) => state === 'reported');
  return (
    <Page
      title={t('visit.title')}
      lead={t('visit.lead')}
      actions={
        <Button asChild variant="secondary" data-size="sm">
          <Link to="/visits/figures">{t('visit.figures.title')}</Link>
        </Button>
      }
    >
      <KeptNotice until={until} />
      <section className="section" aria-labelledby="under">
        <Heading level={2} data-size="xs" id="under">
          {t('visit.under')}
        </Heading>
        {under.length === 0 ? <Paragraph>{t('visit.noneUnder')}</Paragraph> : <VisitEntries visits={under} />}
      </section>
      <FindHome homes={homes} />
      {done.length > 0 && (
        <section className="section spaced" aria-labelledby="done">
          <Heading level={2} data-size="xs" id="done">
            {t('visit.done')}
          </Heading>
          <VisitEntries visits={done} />
        </section>
      )}
    </Page>
  );
}

type Homes = readonly {
  readonly organisation: string;
  readonly name: string;
  readonly municipality: string;
}[];

function FindHome({ homes }: { readonly homes: Homes }) {
  const { t } = useTexts();
  const id = useId();
  const [text, setText] = useState('');
  const wanted = text.trim().toLowerCase();
  const found = homes.filter(
    ({ name, municipality, organisation }) =>
      wanted !== '' && [name, municipality, organisation].some((each) => each.toLowerCase().includes(wanted)),
  );
  return (
    <section className="section spaced" aria-labelledby="plan">
      <Heading level={2} data-size="xs" id="plan">
        {t('visit.planNew')}
      </Heading>
      <Field className="one-field">
        <Label htmlFor={id}>{t('visit.findHome')}</Label>
        <Input id={id} type="search" value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <p role="status">{wanted !== '' && t('visit.foundHomes', { count: found.length })}</p>
      <ul className="entries">
        {found.slice(0, AT_MOST).map(({ organisation, name, municipality }) => (
          <li key={organisation}>
            <Link to={`/institution/${organisation}/visits`}>{name}</Link>
            <span className="quiet">{municipality}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
