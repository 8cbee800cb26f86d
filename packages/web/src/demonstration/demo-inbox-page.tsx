import { Paragraph } from '@digdir/designsystemet-react';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';

/** The letters that the demonstration would have sent. */
export function DemoInboxPage() {
  const { t, language } = useTexts();
  const inbox = useApi('readDemoInbox', {}, { fresh: true });
  if (inbox.isPending) return <Loading />;
  if (inbox.isError) return <ProblemPage error={inbox.error} retry={inbox.refetch} />;
  return (
    <Page title={t('demo.inboxTitle')} lead={t('demo.inboxLead')}>
      {inbox.data.letters.length === 0 && <Paragraph>{t('demo.noLetters')}</Paragraph>}
      <ul className="entries">
        {inbox.data.letters.map(({ id, at, to, subject, text }) => (
          <li key={id}>
            <details>
              <summary>{subject}</summary>
              <p className="letter">{text}</p>
            </details>
            <span className="quiet">{to}</span>
            <span className="quiet">{formatInstant(at, language)}</span>
          </li>
        ))}
      </ul>
    </Page>
  );
}
