import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay } from '@smalspor/domain/texts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { client } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type SurveyEntry, useDays } from './survey-entries.tsx';
import { SurveyPlanForm } from './survey-plan-form.tsx';

interface Props {
  readonly survey: SurveyEntry;
  readonly list: OutputOf<'listSurveys'>;
}

/** A survey that is not closed: how many have answered; whoever runs the programme changes and closes it. */
export function SurveyUnderWay({ survey, list }: Props) {
  const { t, l, language } = useTexts();
  const queries = useQueryClient();
  const days = useDays();
  const readAgain = () => void queries.invalidateQueries({ queryKey: ['listSurveys'] });
  const { asked, answered, state, version, id: surveyId } = survey;
  const definition = list.definitions.find(({ units }) =>
    survey.units.every((unit) => units.some(({ id }) => id === unit.id)),
  );
  return (
    <Page
      title={`${l(survey.title)}, ${days(survey)}`}
      overline={<Link to="/surveys">{t('survey.title')}</Link>}
      lead={survey.units.map(({ text }) => l(text)).join(', ')}
    >
      <Paragraph>
        {state === 'planned' && `${t('survey.plan.opens', { day: formatDay(survey.from, language) })} `}
        {t('survey.answered', { asked, answered })}
      </Paragraph>
      {list.mayPlan && definition && (
        <section className="section spaced" aria-labelledby="change">
          <Heading level={2} data-size="xs" id="change">
            {t('survey.plan.change')}
          </Heading>
          <Paragraph>{t('survey.plan.changeHelp')}</Paragraph>
          <SurveyPlanForm
            definitions={[definition]}
            planned={{
              definition: definition.id,
              units: survey.units.map(({ id }) => id),
              from: survey.from,
              to: survey.to,
            }}
            button={t('survey.plan.save')}
            save={({ units, from, to }) => client.changeSurvey({ surveyId, version, units, from, to })}
            saved={readAgain}
          />
        </section>
      )}
      {list.mayPlan && state === 'open' && <CloseSurvey surveyId={surveyId} closed={readAgain} />}
    </Page>
  );
}

function CloseSurvey({ surveyId, closed }: { readonly surveyId: string; readonly closed: () => void }) {
  const { t } = useTexts();
  const [isAsked, setAsked] = useState(false);
  const close = useMutation({ mutationFn: () => client.closeSurvey({ surveyId }), onSuccess: closed });
  return (
    <section className="section spaced" aria-labelledby="close">
      <Heading level={2} data-size="xs" id="close">
        {t('survey.plan.close')}
      </Heading>
      <Paragraph>{t('survey.plan.closeHelp')}</Paragraph>
      {close.isError && <Problem error={close.error} />}
      <div className="actions">
        {isAsked ? (
          <Button loading={close.isPending} onClick={() => close.mutate()}>
            {t('survey.plan.closeSure')}
          </Button>
        ) : (
          <Button variant="secondary" onClick={() => setAsked(true)}>
            {t('survey.plan.close')}
          </Button>
        )}
      </div>
    </section>
  );
}
