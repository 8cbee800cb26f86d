import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { levelOf } from './prevalence-block.ts';
import { PrevalenceFigures } from './prevalence-figures.tsx';
import { PurposeTables } from './purpose-table.tsx';

type Report = OutputOf<'readInstitutionSurveyResult'>;

/** The institution's own day as it was, beside the areas around it: on the page and on paper. */
export function HomeSurveyResultPage() {
  const { organisation = '', surveyId = '' } = useParams();
  const { t, l, language } = useTexts();
  const found = useApi('readInstitutionSurveyResult', { organisation, surveyId }, { fresh: true });
  if (found.isPending) return <Loading />;
  if (found.isError) {
    if (isNotFound(found.error)) return <NotFoundPage />;
    return <ProblemPage error={found.error} retry={found.refetch} />;
  }
  const { name, survey, day, own, before, around, fewest, substances } = found.data;
  const treated = own.methenamine?.rows
    .filter(({ purposes }) => purposes.includes('treatment'))
    .reduce((sum, { residents }) => sum + residents, 0);
  return (
    <Page
      title={`${l(survey.title)}: ${name}`}
      overline={<Link to={`/institution/${organisation}/surveys`}>{t('survey.title')}</Link>}
      lead={formatDay(day, language)}
      wide
      actions={
        <>
          <Button asChild variant="secondary" data-size="sm">
            <a
              href={`/api/institutions/${organisation}/surveys/${surveyId}/result/pdf?language=${language}`}
              download
            >
              {t('report.pdf')}
            </a>
          </Button>
          <Button className="on-desks" variant="tertiary" data-size="sm" onClick={() => window.print()}>
            {t('survey.result.print')}
          </Button>
        </>
      }
    >
      <Paragraph className="survey-participation">
        {t('survey.result.present', { present: own.present ?? 0 })}{' '}
        {survey.state === 'closed'
          ? t('survey.result.participation', { answered: survey.answered, asked: survey.asked })
          : t('survey.result.notClosed')}
      </Paragraph>
      <PrevalenceFigures
        figures={own}
        before={before && { day: before.day, figures: before.own }}
        pictured={[
          { level: 'own', figures: own, before: before?.own ?? null },
          ...around.map((each) => ({ level: levelOf(each.area), figures: each, before: null })),
        ]}
        fewest={fewest}
      />
      {treated !== undefined && treated > 0 && (
        <Paragraph className="survey-doubt">
          {t('survey.result.methenamineTreated', { residents: treated })}
        </Paragraph>
      )}
      <PurposeTables figures={own} before={before?.own ?? null} />
      <Substances substances={substances} />
    </Page>
  );
}

function Substances({ substances }: Pick<Report, 'substances'>) {
  const { t, l } = useTexts();
  if (substances.length === 0) return null;
  const title = t('survey.result.substances');
  return (
    <section className="section spaced" aria-labelledby="substances">
      <Heading level={2} data-size="xs" id="substances">
        {title}
      </Heading>
      <WideTable label={title}>
        <table className="figures data-table survey-table">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('survey.result.substance')}</th>
              <th scope="col" data-numeric>
                {t('survey.result.treatments')}
              </th>
            </tr>
          </thead>
          <tbody>
            {substances.map(({ name, treatments }) => (
              <tr key={l(name)}>
                <th scope="row">{l(name)}</th>
                <td data-numeric>{treatments}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
