import { Button, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { client } from '../api/client.ts';
import { isNotFound } from '../api/is-not-found.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { AnswerForm, type Answers } from './answer-form.tsx';

type Questionnaire = OutputOf<'readQuestionnaire'>;

/** Some questions about a part that the reader has done: answered once, or refused for good. */
export function QuestionnairePage() {
  const { roundId = '', part = '' } = useParams();
  const { t, l } = useTexts();
  const questionnaire = useApi('readQuestionnaire', { roundId, part }, { fresh: true });
  if (questionnaire.isPending) return <Loading />;
  if (questionnaire.isError) {
    if (isNotFound(questionnaire.error)) return <NotFoundPage />;
    return <ProblemPage error={questionnaire.error} retry={questionnaire.refetch} />;
  }
  const { title, intro, partName, state, minimumAnswers } = questionnaire.data;
  return (
    <Page
      title={l(title)}
      overline={<Link to={`/rounds/${roundId}`}>{l(partName)}</Link>}
      {...(state === 'open' ? { lead: l(intro) } : {})}
    >
      {state === 'open' ? (
        <>
          <Paragraph>{t('questionnaire.private')}</Paragraph>
          <Paragraph>{t('questionnaire.minimum', { minimum: minimumAnswers })}</Paragraph>
          <QuestionnaireForm questionnaire={questionnaire.data} />
        </>
      ) : (
        <Done questionnaire={questionnaire.data} />
      )}
    </Page>
  );
}

function QuestionnaireForm({ questionnaire }: { readonly questionnaire: Questionnaire }) {
  const { t } = useTexts();
  const { roundId, part, version, questions } = questionnaire;
  const send = useLastWord(questionnaire, (answers: Answers) =>
    client.answerQuestionnaire({ roundId, part, version, answers }),
  );
  const skip = useLastWord(questionnaire, () => client.skipQuestionnaire({ roundId, part }));
  return (
    <>
      <AnswerForm
        questions={questions}
        send={send.mutate}
        isSending={send.isPending}
        isDisabled={skip.isPending}
        error={send.error ?? skip.error}
        otherwise={
          <Button
            type="button"
            variant="tertiary"
            loading={skip.isPending}
            disabled={send.isPending}
            aria-describedby="skip-help"
            onClick={() => skip.mutate(undefined)}
          >
            {t('questionnaire.skip')}
          </Button>
        }
      />
      <p id="skip-help" className="quiet">
        {t('questionnaire.skipHelp')}
      </p>
    </>
  );
}

/** Sends what cannot be sent again, and shows what came of it. */
function useLastWord<Input>(
  { roundId, part }: Questionnaire,
  mutationFn: (input: Input) => Promise<Questionnaire>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: async (data) => {
      rememberAnswer(queries, 'readQuestionnaire', { roundId, part }, data);
      await queries.invalidateQueries({ queryKey: ['listQuestionnaires'] });
    },
  });
}

function Done({ questionnaire: { roundId, state } }: { readonly questionnaire: Questionnaire }) {
  const { t } = useTexts();
  const word = useRef<HTMLParagraphElement>(null);
  useEffect(() => word.current?.focus(), []);
  return (
    <>
      <Paragraph ref={word} tabIndex={-1}>
        {t(state === 'answered' ? 'questionnaire.answered' : 'questionnaire.skipped')}
      </Paragraph>
      <Paragraph>
        <Link to={`/rounds/${roundId}`}>{t('questionnaire.back')}</Link>
      </Paragraph>
    </>
  );
}
