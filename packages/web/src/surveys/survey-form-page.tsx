import { Paragraph } from '@digdir/designsystemet-react';
import { formatDay } from '@smalspor/domain/texts';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
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
import type { SurveyForm as Form } from './survey-draft.ts';
import { useDays } from './survey-entries.tsx';
import { SurveyForm } from './survey-form.tsx';

/** Where an institution tells its day. */
export function SurveyFormPage() {
  const { organisation = '', surveyId = '' } = useParams();
  const { t, l, language } = useTexts();
  const days = useDays();
  const queries = useQueryClient();
  const input = { organisation, surveyId };
  const found = useApi('readInstitutionSurvey', input, { fresh: true });
  const [justSent, setJustSent] = useState(false);
  if (found.isPending) return <Loading />;
  if (found.isError) {
    if (isNotFound(found.error)) return <NotFoundPage />;
    return <ProblemPage error={found.error} retry={found.refetch} />;
  }
  const form = found.data;
  const { survey, definition, versions } = form;
  const sent = (next: Form): void => {
    rememberAnswer(queries, 'readInstitutionSurvey', input, next);
    void queries.invalidateQueries({ queryKey: ['listInstitutionSurveys'] });
    void queries.invalidateQueries({ queryKey: ['readInstitutionSurveyResult'] });
    setJustSent(true);
  };
  return (
    <Page
      title={l(definition.title)}
      overline={<Link to={`/institution/${organisation}/surveys`}>{form.name}</Link>}
      lead={days(survey)}
    >
      <div className="stack">
        {justSent && <Thanks />}
        {versions.length > 0 && (
          <Paragraph>
            <Link to={`/institution/${organisation}/surveys/${surveyId}/result`}>{t('survey.seeOwn')}</Link>
          </Paragraph>
        )}
        {survey.state === 'open' && <SurveyForm key={versions.length} form={form} sent={sent} />}
        {survey.state === 'planned' && (
          <Paragraph>{t('survey.form.notYet', { day: formatDay(survey.from, language) })}</Paragraph>
        )}
        {survey.state === 'closed' && <Paragraph>{t('survey.form.closed')}</Paragraph>}
        <Versions form={form} />
        <Sources form={form} />
      </div>
    </Page>
  );
}

function Thanks() {
  const { t } = useTexts();
  const word = useRef<HTMLParagraphElement>(null);
  useEffect(() => word.current?.focus(), []);
  return (
    <Paragraph ref={word} tabIndex={-1} className="survey-thanks">
      {t('survey.form.thanks')}
    </Paragraph>
  );
}

function Versions({ form: { versions } }: { readonly form: Form }) {
  const { t, language } = useTexts();
  if (versions.length === 0) return null;
  return (
    <details className="no-print">
      <summary>{t('survey.form.versions')}</summary>
      <ul className="sentences">
        {versions.map(({ version, sentAt, sentBy }) => (
          <li key={version}>
            {t('survey.form.sent', { version, when: formatInstant(sentAt, language), name: sentBy })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Each question with what it is taken from. */
function Sources({ form: { definition } }: { readonly form: Form }) {
  const { t, l } = useTexts();
  return (
    <details className="no-print">
      <summary>{t('survey.form.why')}</summary>
      <ul className="sentences">
        {Object.values(definition.questions).map(({ text, source }) => (
          <li key={l(text)}>
            {l(text)}: <a href={source.url}>{source.title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
