import { Button, Field, Label, Paragraph, Select } from '@digdir/designsystemet-react';
import { useId } from 'react';
import { Link, useSearchParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { levelOf } from './prevalence-block.ts';
import { PrevalenceFigures } from './prevalence-figures.tsx';
import { PurposeTables } from './purpose-table.tsx';
import { type SurveyEntry, useDays } from './survey-entries.tsx';

/** What a closed survey tells of the country, a county or a municipality: on the page and on paper. */
export function SurveyResult({ survey }: { readonly survey: SurveyEntry }) {
  const { t, l } = useTexts();
  const id = useId();
  const days = useDays();
  const [search, setSearch] = useSearchParams();
  const area = search.get('area');
  const asked = { surveyId: survey.id, ...(area === null ? {} : { area }) };
  const found = useApi('readSurveyResult', asked, { fresh: true });
  if (found.isPending) return <Loading />;
  if (found.isError) {
    if (isNotFound(found.error)) return <NotFoundPage />;
    return <ProblemPage error={found.error} retry={found.refetch} />;
  }
  const { figures, around, before, areas, fewest, sources } = found.data;
  return (
    <Page
      title={`${l(survey.title)}: ${l(figures.name)}`}
      overline={<Link to="/surveys">{t('survey.title')}</Link>}
      lead={days(survey)}
      wide
      actions={
        <Button variant="secondary" data-size="sm" onClick={() => window.print()}>
          {t('survey.result.print')}
        </Button>
      }
    >
      <Field className="one-field no-print">
        <Label htmlFor={id}>{t('survey.result.area')}</Label>
        <Select
          id={id}
          value={figures.area}
          onChange={({ target }) => setSearch({ area: target.value }, { replace: true })}
        >
          {areas.map((each) => (
            <Select.Option key={each.area} value={each.area}>
              {each.isTold ? l(each.name) : t('survey.result.untold', { name: l(each.name) })}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Paragraph className="survey-participation">
        {t('survey.result.participation', { answered: figures.answered, asked: figures.asked })}{' '}
        {figures.present !== null && t('survey.result.present', { present: figures.present })}
      </Paragraph>
      <PrevalenceFigures
        figures={figures}
        before={before && { day: before.from, figures: before.figures }}
        pictured={[
          { level: 'own', figures, before: before?.figures ?? null },
          ...around.map((each) => ({ level: levelOf(each.area), figures: each, before: null })),
        ]}
        fewest={fewest}
      />
      <PurposeTables figures={figures} before={before?.figures ?? null} />
      <details className="spaced">
        <summary>{t('survey.result.sources')}</summary>
        <ul className="sentences">
          {sources.map(({ title, url }) => (
            <li key={url}>
              <a href={url}>{title}</a>
            </li>
          ))}
        </ul>
      </details>
    </Page>
  );
}
