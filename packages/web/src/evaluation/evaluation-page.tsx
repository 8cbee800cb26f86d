import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import { sourcesSentence, verdictSentence } from '@smalspor/charts/evaluation';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthLong, formatNumber } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { EvaluatedMeasure } from './evaluated-measure.tsx';

type View = OutputOf<'readProgrammeEvaluation'>;

/** The programme that is asked about most; the page leads to the others. */
const FIRST = 'rak';

/** Whether a programme worked, as honestly as the figures allow. */
export function EvaluationPage() {
  const { programme = FIRST } = useParams();
  const { t, l, language } = useTexts();
  const read = useApi('readProgrammeEvaluation', { programme });
  if (read.isPending) return <Loading />;
  if (read.isError) return <ProblemPage error={read.error} retry={read.refetch} />;
  const { name, missing, evaluation, register } = read.data;
  const [first] = evaluation?.measures ?? [];
  const answer =
    missing === null ? first && verdictSentence(first, t, language) : t(`evaluation.missing.${missing}`);
  const sources = evaluation && sourcesSentence(evaluation, t, language);
  return (
    <Page key={programme} title={t('evaluation.title')} overline={l(name)} lead={answer} wide>
      <Programmes chosen={programme} programmes={read.data.programmes} />
      {evaluation !== null && (
        <>
          <Paragraph className="quiet">
            {t(`evaluation.about.${register}`, {
              participants: formatNumber(evaluation.participants, 0, language),
              from: formatMonthLong(evaluation.from, language),
              to: formatMonthLong(evaluation.to, language),
            })}
          </Paragraph>
          {sources !== null && <Paragraph className="quiet">{sources}</Paragraph>}
          <Careful register={register} />
          {evaluation.measures.map((measure, index) => (
            <EvaluatedMeasure
              key={measure.indicator}
              measure={measure}
              about={{ register, wholeCounties: evaluation.wholeCounties }}
              isFirst={index === 0}
            />
          ))}
          <Method />
          <Button asChild variant="secondary" data-size="sm" className="spaced">
            <a href={`/api/evaluations/${encodeURIComponent(programme)}/pdf?language=${language}`} download>
              {t('report.pdf')}
            </a>
          </Button>
        </>
      )}
    </Page>
  );
}

function Programmes({
  chosen,
  programmes,
}: Pick<View, 'programmes'> & {
  readonly chosen: string;
}) {
  const { t, l } = useTexts();
  if (programmes.length < 2) return null;
  return (
    <nav aria-label={t('evaluation.programmes')}>
      <ul className="round-actions plain-list">
        {programmes.map(({ id, short }) => (
          <li key={id}>
            <Link to={`/evaluation/${id}`} aria-current={id === chosen ? 'page' : undefined}>
              {l(short)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What makes figures of this kind mislead: said before them and not folded away. */
function Careful({ register }: Pick<View, 'register'>) {
  const { t } = useTexts();
  return (
    <section className="panel spaced" aria-labelledby="careful">
      <Heading level={2} data-size="2xs" id="careful">
        {t('evaluation.careful')}
      </Heading>
      <ul>
        <li>{t('evaluation.selfSelection')}</li>
        <li>{t('evaluation.regression')}</li>
        <li>{t(`evaluation.pandemic.${register}`)}</li>
      </ul>
    </section>
  );
}

function Method() {
  const { t } = useTexts();
  return (
    <details className="plain-details spaced">
      <summary>{t('evaluation.method')}</summary>
      <ul>
        <li>{t('evaluation.methodBefore')}</li>
        <li>{t('evaluation.methodControlled')}</li>
        <li>{t('evaluation.methodBase')}</li>
        <li>{t('evaluation.methodInterval')}</li>
        <li>{t('evaluation.methodDiagnosis')}</li>
      </ul>
    </details>
  );
}
