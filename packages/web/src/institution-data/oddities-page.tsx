import { Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { MissingBedDays } from './missing-bed-days.tsx';
import { OddityItem } from './oddity-item.tsx';

export type Oddity = OutputOf<'readOddities'>['oddities'][number];

/** Figures that look odd, for the institution to confirm or correct. */
export function OdditiesPage() {
  const { organisation = '' } = useParams();
  const { t, language } = useTexts();
  const answer = useApi('readOddities', { organisation }, { fresh: true });
  if (answer.isPending) return <Loading />;
  if (answer.isError) {
    if (isNotFound(answer.error)) return <NotFoundPage />;
    return <ProblemPage error={answer.error} retry={answer.refetch} />;
  }
  const { name, period, oddities } = answer.data;
  const missing = oddities.filter(({ kind }) => kind === 'no-bed-days');
  const others = oddities.filter(({ kind }) => kind !== 'no-bed-days');
  const open = others.filter((each) => each.answer?.answer !== 'right');
  const confirmed = others.filter((each) => each.answer?.answer === 'right');
  return (
    <Page
      title={t('institutionData.oddity.title')}
      overline={<Link to={`/institution/${organisation}`}>{name}</Link>}
      lead={
        period === null
          ? t('institutionData.oddity.noData')
          : t('institutionData.oddity.lead', { period: formatMonthSpan(period.from, period.to, language) })
      }
    >
      <div className="stack">
        {period !== null && open.length + missing.length === 0 && (
          <Paragraph>{t('institutionData.oddity.nothing')}</Paragraph>
        )}
        <MissingBedDays organisation={organisation} missing={missing} />
        {open.length > 0 && (
          <ul className="oddities">
            {open.map((oddity) => (
              <OddityItem key={oddity.id} organisation={organisation} oddity={oddity} />
            ))}
          </ul>
        )}
        {confirmed.length > 0 && (
          <details className="plain-details">
            <summary>{t('institutionData.oddity.confirmed', { count: confirmed.length })}</summary>
            <ul className="oddities">
              {confirmed.map((oddity) => (
                <OddityItem key={oddity.id} organisation={organisation} oddity={oddity} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </Page>
  );
}
