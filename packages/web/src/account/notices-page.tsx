import { Heading, Paragraph, Tag } from '@digdir/designsystemet-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { rememberAnswer } from '../api/remember-answer.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { ConfirmAddress } from './confirm-address.tsx';
import { NoticesForm } from './notices-form.tsx';
import { type Notices, offOf } from './turned-off.ts';

/** Where the reader is written to and about what, and the letters so far. */
export function NoticesPage() {
  const { t } = useTexts();
  const notices = useApi('readNotices', {}, { fresh: true });
  if (notices.isPending) return <Loading />;
  if (notices.isError) return <ProblemPage error={notices.error} retry={notices.refetch} />;
  return (
    <Page title={t('notices.title')} lead={t('notices.lead')}>
      <Content notices={notices.data} />
    </Page>
  );
}

function Content({ notices }: { readonly notices: Notices }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [said, setSaid] = useState<'saved' | 'confirmed' | null>(null);
  const show = (what: 'saved' | 'confirmed') => (saved: Notices) => {
    rememberAnswer(queries, 'readNotices', {}, saved);
    setSaid(what);
  };
  const { mailAddress, waiting, letters } = notices;
  return (
    <>
      <p role="status">
        {said !== null && `${t(`notices.${said}`)} `}
        {mailAddress === null ? t('notices.goesNowhere') : t('notices.goesTo', { address: mailAddress })}
      </p>
      {waiting !== null && (
        <ConfirmAddress
          key={waiting.address}
          waiting={waiting}
          off={offOf(notices)}
          takesFocus={said !== null}
          onConfirmed={show('confirmed')}
          onSent={show('saved')}
        />
      )}
      <NoticesForm key={mailAddress} notices={notices} onSaved={show('saved')} />
      <Letters letters={letters} />
    </>
  );
}

const COLORS = { waiting: 'neutral', sent: 'success', dead: 'warning' } as const;

function Letters({ letters }: Pick<Notices, 'letters'>) {
  const { t, language } = useTexts();
  return (
    <section className="section spaced" aria-labelledby="letters">
      <Heading level={2} data-size="xs" id="letters">
        {t('notices.letters')}
      </Heading>
      {letters.length === 0 && <Paragraph>{t('notices.none')}</Paragraph>}
      <ul className="entries">
        {letters.map(({ id, at, state, subject, text }) => (
          <li key={id}>
            <details>
              <summary>{subject}</summary>
              <p className="letter">{text}</p>
            </details>
            <span className="quiet">{formatInstant(at, language)}</span>
            <Tag data-color={COLORS[state]}>{t(`notices.state.${state}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
