import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { requestOf } from '@smalspor/contract/client';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay, formatMonthSpan, formatNumber } from '@smalspor/domain/texts';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { newIdempotencyKey } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';

type Details = OutputOf<'readOpenIndicator'>;

/** What an indicator means and how it is counted, made from its definition. */
export function OpenIndicatorPage() {
  const { indicator = '' } = useParams();
  const { t, l, language } = useTexts();
  const read = useApi('readOpenIndicator', { indicator });
  if (read.isPending) return <Loading />;
  if (read.isError) return <ProblemPage error={read.error} retry={read.refetch} />;
  const details = read.data;
  return (
    <Page
      key={indicator}
      title={l(details.name)}
      overline={<Link to="/open">{t('openResults.page.nav')}</Link>}
      lead={l(details.definition)}
    >
      {details.status === 'preview' && <Paragraph>{t('openResults.page.preview')}</Paragraph>}
      <Paragraph>
        <Link to={`/open?indicator=${details.id}`}>{t('openResults.page.backToFigures')}</Link>
        {' · '}
        <Link to="/open/indicators">{t('openResults.page.all')}</Link>
        {' · '}
        <a href={requestOf('readOpenMeasure', { id: details.id }, newIdempotencyKey).url}>
          {t('openResults.page.fhirMeasure')}
        </a>
      </Paragraph>
      <Part title={t('openResults.page.why')}>
        <Paragraph>{l(details.why)}</Paragraph>
      </Part>
      <Part title={t('openResults.page.calculated')}>
        <Counted title={t('openResults.page.numerator')} of={details.numerator} />
        <Counted title={t('openResults.page.denominator')} of={details.denominator} />
        <Paragraph>{l(details.calculation)}</Paragraph>
        <Paragraph>
          {t('openResults.page.minimum', { minimum: formatNumber(details.minimum, 0, language) })}
        </Paragraph>
      </Part>
      <Part title={t('openResults.page.exclusions')}>
        <ul>
          {details.exclusions.map((each) => (
            <li key={each.nb}>{l(each)}</li>
          ))}
        </ul>
      </Part>
      <Part title={t('openResults.page.caveats')}>
        <Paragraph>{l(details.caveats)}</Paragraph>
      </Part>
      {details.goal && (
        <Part title={t('openResults.page.goal')}>
          <Paragraph>{l(details.goal)}</Paragraph>
        </Part>
      )}
      <Codes codeSets={details.codeSets} />
      <Origins details={details} />
    </Page>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="spaced">
      <Heading level={2} data-size="2xs">
        {title}
      </Heading>
      {children}
    </section>
  );
}

function Counted({ title, of }: { readonly title: string; readonly of: Details['numerator'] }) {
  const { l } = useTexts();
  return (
    <>
      <Heading level={3} data-size="2xs">
        {title}
      </Heading>
      <Paragraph>{l(of.text)}</Paragraph>
      {of.limits.length > 0 && (
        <ul>
          {of.limits.map((limit) => (
            <li key={limit.nb}>{l(limit)}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Codes({ codeSets }: Pick<Details, 'codeSets'>) {
  const { t, l } = useTexts();
  return (
    <Part title={t('openResults.page.codes')}>
      {codeSets.map(({ id, title, system, include, exclude, source }) => (
        <div key={`${id} ${system}`}>
          <Heading level={3} data-size="2xs">
            {l(title)} ({system})
          </Heading>
          <p className="open-codes">
            {t('openResults.page.codesBegin', { codes: include.join(', ') })}
            {exclude.length > 0 && `, ${t('openResults.page.codesBut', { codes: exclude.join(', ') })}`}
          </p>
          <Paragraph className="quiet">{t('openResults.page.codeSource', { source })}</Paragraph>
        </div>
      ))}
    </Part>
  );
}

function Origins({ details }: { readonly details: Details }) {
  const { t, l, language } = useTexts();
  return (
    <>
      <Part title={t('openResults.page.sources')}>
        <ul>
          {details.sources.map(({ register, from, to }) => (
            <li key={register.nb}>
              {l(register)}: {formatMonthSpan(from, to, language)}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('openResults.page.versions')}>
        <Paragraph>
          {t('openResults.page.version', {
            version: details.version,
            from: formatDay(details.validFrom, language),
            review: formatDay(details.reviewBy, language),
          })}
        </Paragraph>
        <ul>
          {details.changeLog.map(({ version, date, change }) => (
            <li key={`${version} ${date}`} lang="en">
              {version}, {date}: {change}
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('openResults.page.evidence')}>
        <ul>
          {details.evidence.map(({ citation, url }) => (
            <li key={citation}>{url === null ? citation : <a href={url}>{citation}</a>}</li>
          ))}
        </ul>
      </Part>
    </>
  );
}
