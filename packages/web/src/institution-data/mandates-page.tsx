import { Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthLong, formatMonthSpan } from '@smalspor/domain/texts';
import { useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { EndMandate } from './end-mandate.tsx';
import { GiveMandate } from './give-mandate.tsx';

export type Mandates = OutputOf<'readMandates'>;

/** Who may deliver for the institution, and from and until when. */
export function MandatesPage() {
  const { organisation = '' } = useParams();
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const answer = useApi('readMandates', { organisation }, { fresh: true });
  if (answer.isPending) return <Loading />;
  if (answer.isError) {
    if (isNotFound(answer.error)) return <NotFoundPage />;
    return <ProblemPage error={answer.error} retry={answer.refetch} />;
  }
  const { name, mandates, senders, now } = answer.data;
  const changed = (next: Mandates): void => {
    rememberAnswer(queries, 'readMandates', { organisation }, next);
  };
  const isOpen = (mandate: Mandates['mandates'][number]) => mandate.to === null || mandate.to >= now;
  return (
    <Page
      title={t('institutionData.mandate.title')}
      overline={<Link to={`/institution/${organisation}`}>{name}</Link>}
      lead={t('institutionData.mandate.lead')}
    >
      <div className="stack">
        {mandates.length === 0 && <Paragraph>{t('institutionData.mandate.none')}</Paragraph>}
        {mandates.length > 0 && (
          <ul className="mandates">
            {mandates.map((mandate) => (
              <li key={mandate.id}>
                <h2>{mandate.sender}</h2>
                <p>
                  {mandate.to === null
                    ? t('institutionData.mandate.from', { month: formatMonthLong(mandate.from, language) })
                    : formatMonthSpan(mandate.from, mandate.to, language)}
                </p>
                <p className="quiet">
                  {t('institutionData.mandate.given', {
                    by: mandate.givenByName,
                    at: formatInstant(mandate.givenAt, language),
                  })}
                </p>
                {isOpen(mandate) && (
                  <EndMandate organisation={organisation} mandate={mandate} now={now} changed={changed} />
                )}
              </li>
            ))}
          </ul>
        )}
        {senders.length === 0 ? (
          <Paragraph>{t('institutionData.mandate.noSenders')}</Paragraph>
        ) : (
          <GiveMandate key={mandates.length} mandates={answer.data} changed={changed} />
        )}
      </div>
    </Page>
  );
}
