import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay } from '@smalspor/domain/texts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Problem } from '../frame/problem.tsx';
import { AnswerForm, type Answers } from '../questionnaires/answer-form.tsx';
import { useTexts } from '../texts/language-provider.tsx';

type EventQuestions = OutputOf<'readEventQuestions'>;

/** What the reader, who was there, is asked about an event: answered once, without a name. */
export function AskedOfEvent({ eventId }: { readonly eventId: string }) {
  const { l } = useTexts();
  const asked = useApi('readEventQuestions', { eventId }, { fresh: true });
  if (asked.isPending) return <Loading />;
  if (asked.isError) return <Problem error={asked.error} />;
  const { title, state } = asked.data;
  return (
    <section className="section spaced" aria-labelledby="asked">
      <Heading level={2} data-size="xs" id="asked">
        {l(title)}
      </Heading>
      {state === 'open' ? <Open asked={asked.data} /> : <Done state={state} />}
    </section>
  );
}

function Open({ asked }: { readonly asked: EventQuestions }) {
  const { t, l, language } = useTexts();
  const { eventId, version, intro, questions, closesOn, minimumAnswers } = asked;
  const queries = useQueryClient();
  const send = useMutation({
    mutationFn: (answers: Answers) => client.answerEventQuestions({ eventId, version, answers }),
    onSuccess: async (data) => {
      rememberAnswer(queries, 'readEventQuestions', { eventId }, data);
      await queries.invalidateQueries({ queryKey: ['listEvents'] });
    },
  });
  return (
    <>
      <Paragraph>
        {l(intro)} {t('event.evaluation.until', { until: formatDay(closesOn, language) })}
      </Paragraph>
      <details className="plain-details">
        <summary>{t('event.evaluation.how')}</summary>
        <Paragraph>{t('event.evaluation.private')}</Paragraph>
        <Paragraph>{t('event.evaluation.minimum', { minimum: minimumAnswers })}</Paragraph>
      </details>
      <AnswerForm questions={questions} send={send.mutate} isSending={send.isPending} error={send.error} />
    </>
  );
}

function Done({ state }: { readonly state: 'answered' | 'closed' }) {
  const { t } = useTexts();
  const word = useRef<HTMLParagraphElement>(null);
  // Only where the form has stood: a page that is opened later keeps its focus.
  const isNew = useRef(document.activeElement !== document.body);
  useEffect(() => {
    if (isNew.current) word.current?.focus();
  }, []);
  return (
    <Paragraph ref={word} tabIndex={-1}>
      {t(`event.evaluation.${state}`)}
    </Paragraph>
  );
}
