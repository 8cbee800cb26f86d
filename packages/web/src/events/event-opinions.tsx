import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay } from '@smalspor/domain/texts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Problem } from '../frame/problem.tsx';
import { OpinionBars, optionsOf } from '../questionnaires/opinion-bars.tsx';
import { OpinionWords } from '../questionnaires/opinion-words.tsx';
import { useTexts } from '../texts/language-provider.tsx';

type Opinions = OutputOf<'readEventOpinions'>;
type Told = NonNullable<Opinions['told']>;

/** What those who were there thought, for who runs the event; until it is told, how many have answered and why. */
export function EventOpinions({ eventId }: { readonly eventId: string }) {
  const { t } = useTexts();
  const opinions = useApi('readEventOpinions', { eventId }, { fresh: true });
  if (opinions.isPending) return <Loading />;
  if (opinions.isError) return <Problem error={opinions.error} />;
  const { told } = opinions.data;
  return (
    <section className="section spaced" aria-labelledby="opinions">
      <Heading level={2} data-size="xs" id="opinions">
        {t('event.evaluation.heading')}
      </Heading>
      <Standing opinions={opinions.data} />
      {told !== null && <ToldOpinions opinions={opinions.data} told={told} />}
    </section>
  );
}

function Standing({ opinions }: { readonly opinions: Opinions }) {
  const { t, language } = useTexts();
  const { state, asked, answered, closesOn, minimumAnswers: minimum, told } = opinions;
  if (state === 'none' || state === 'coming' || state === 'deleted') {
    return <Paragraph>{t(`event.evaluation.${state}`)}</Paragraph>;
  }
  const how = { answered: answered ?? 0, asked };
  if (state === 'open') {
    const until = closesOn === null ? '' : formatDay(closesOn, language);
    return (
      <>
        <Paragraph>{t('event.evaluation.soFar', how)}</Paragraph>
        <Paragraph>{t('event.evaluation.whyNotYet', { until, minimum })}</Paragraph>
      </>
    );
  }
  return (
    <Paragraph>
      {t('event.evaluation.final', how)}
      {told === null && ` ${t('event.evaluation.tooFew', { minimum })}`}
    </Paragraph>
  );
}

function ToldOpinions({ opinions, told }: { readonly opinions: Opinions; readonly told: Told }) {
  const { t } = useTexts();
  return (
    <div className="panel opinions">
      {opinions.questions.map((question) =>
        question.kind === 'text' ? (
          <OpinionWords
            key={question.id}
            question={question}
            texts={told.words.find((each) => each.question === question.id)?.texts ?? null}
            minimum={opinions.minimumAnswers}
            label={t('event.evaluation.words')}
            level={3}
          />
        ) : (
          <Counted key={question.id} question={question} told={told} />
        ),
      )}
    </div>
  );
}

function Counted({
  question,
  told,
}: {
  readonly question: Opinions['questions'][number];
  readonly told: Told;
}) {
  const { t, l } = useTexts();
  const counts = told.tallies.find((tally) => tally.question === question.id)?.counts ?? [];
  return (
    <OpinionBars question={question} counts={counts}>
      <details className="plain-details">
        <summary>{t('questionnaire.results.table')}</summary>
        <table className="figures data-table">
          <caption className="unseen">{l(question.text)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('event.evaluation.answer')}</th>
              <th scope="col" data-numeric>
                {t('event.evaluation.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {optionsOf(question, l).map((option, place) => (
              <tr key={option}>
                <th scope="row">{option}</th>
                <td data-numeric>{counts[place]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </OpinionBars>
  );
}
