import { Button } from '@digdir/designsystemet-react';
import { formatMonthSpan, formatNumber } from '@smalspor/domain/texts';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from 'react-router';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { Coverage } from './coverage.tsx';
import { Disclosure } from './disclosure.tsx';
import { type Release, ReleaseState } from './release-state.tsx';

/** One release: what it is made of, what it covers, what it hides, and the reports that came of it. */
export function ReleasePage() {
  const { t } = useTexts();
  const { releaseId = '' } = useParams();
  const navigate = useNavigate();
  const answer = useApi('readRelease', { releaseId });
  const issue = useMutation({
    mutationFn: () => client.startIssuing({ releaseId }),
    onSuccess: () => navigate('/releases'),
  });
  if (answer.isPending) return <Loading />;
  if (answer.isError) return <ProblemPage error={answer.error} retry={answer.refetch} />;
  const release = answer.data;
  return (
    <Page
      wide
      title={release.id}
      overline={<Link to="/releases">{t('releases.title')}</Link>}
      lead={<ReleaseState state={release.state} />}
      actions={
        release.state === 'published' && (
          <Button variant="secondary" loading={issue.isPending} onClick={() => issue.mutate()}>
            {t('releases.issue')}
          </Button>
        )
      }
    >
      {issue.isError && <Problem error={issue.error} />}
      <div className="two-columns">
        <Facts release={release} />
        <Coverage lines={release.coverage} />
        <Disclosure levels={release.disclosure} />
        <Batches release={release} />
      </div>
    </Page>
  );
}

function Facts({ release }: { readonly release: Release }) {
  const { t, language } = useTexts();
  const { files } = release;
  const megabytes = formatNumber(files.bytes / 1_000_000, 1, language);
  return (
    <section aria-labelledby="facts" className="section">
      <h2 id="facts">{t('release.facts')}</h2>
      <dl className="facts">
        <dt>{t('release.period')}</dt>
        <dd>{formatMonthSpan(release.from, release.to, language)}</dd>
        <dt>{t('release.publishedAt')}</dt>
        <dd>{formatInstant(release.publishedAt, language)}</dd>
        <dt>{t('release.prescribers')}</dt>
        <dd>{formatNumber(release.prescribers, 0, language)}</dd>
        <dt>{t('release.reports')}</dt>
        <dd>{formatNumber(release.reportsIssued, 0, language)}</dd>
        <dt>{t('release.content')}</dt>
        <dd>{release.contentVersion}</dd>
        <dt>{t('release.geography')}</dt>
        <dd>{release.geography}</dd>
        <dt>{t('release.files')}</dt>
        <dd>{t('release.filesText', { files: formatNumber(files.count, 0, language), megabytes })}</dd>
        <dt>{t('release.verified')}</dt>
        <dd>{files.verifiedAt ? formatInstant(files.verifiedAt, language) : t('release.neverVerified')}</dd>
      </dl>
    </section>
  );
}

function Batches({ release }: { readonly release: Release }) {
  const { t, tCode, language } = useTexts();
  return (
    <section aria-labelledby="made-of" className="section">
      <h2 id="made-of">{t('release.madeOf')}</h2>
      <table className="figures">
        <caption className="unseen">{t('release.madeOf')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('batches.format')}</th>
            <th scope="col" data-numeric>
              {t('batches.rows')}
            </th>
          </tr>
        </thead>
        <tbody>
          {release.batches.map(({ id, format, rows }) => (
            <tr key={id}>
              <th scope="row">
                <Link to={`/import/${id}`}>{tCode('format', format)}</Link>
              </th>
              <td data-numeric>{formatNumber(rows, 0, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
