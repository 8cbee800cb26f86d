import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { meanStep } from '@smalspor/domain/questionnaires';
import { formatMonthSpan, formatNumber } from '@smalspor/domain/texts';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { Question } from './questionnaire-question.tsx';

type Part = OutputOf<'readSatisfaction'>['parts'][number];

interface Props {
  readonly part: Part;
  readonly countyName: (code: string | null) => string;
  readonly minimumAnswers: number;
}

/** What was thought of one part: a picture for each question, its table behind it, and what was written. */
export function PartOpinions({ part, countyName, minimumAnswers }: Props) {
  const { t, l } = useTexts();
  const answers = part.cells.reduce((sum, cell) => sum + cell.answers, 0);
  return (
    <div className="panel opinions">
      <Heading level={3} data-size="2xs">
        {l(part.name)}
      </Heading>
      <p className="quiet">
        {t('questionnaire.results.answers', { count: answers })} ·{' '}
        {t('questionnaire.results.version', { version: part.version })}
      </p>
      {part.questions.map((question) =>
        question.kind === 'text' ? (
          <Words key={question.id} question={question} part={part} minimum={minimumAnswers} />
        ) : (
          <Counted key={question.id} question={question} part={part} countyName={countyName} />
        ),
      )}
    </div>
  );
}

function Counted({
  question,
  part,
  countyName,
}: Omit<Props, 'minimumAnswers'> & { readonly question: Question }) {
  const { t, l, language } = useTexts();
  const options = optionsOf(question, l);
  const countsOf = (cell: Part['cells'][number]): readonly number[] =>
    cell.tallies.find((tally) => tally.question === question.id)?.counts ?? [];
  const counts = options.map((_, place) =>
    part.cells.reduce((sum, cell) => sum + (countsOf(cell)[place] ?? 0), 0),
  );
  const all = counts.reduce((sum, count) => sum + count, 0);
  const mean = question.kind === 'scale' ? meanStep(counts) : null;
  return (
    <figure className="opinion">
      <figcaption>
        {l(question.text)}
        {mean !== null && (
          <span className="quiet">
            {' '}
            {t('questionnaire.results.mean', { mean: formatNumber(mean, 1, language) })}
          </span>
        )}
      </figcaption>
      <ul className="opinion-bars">
        {options.map((option, place) => (
          <li key={option}>
            <span>{option}</span>
            <svg aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none" focusable="false">
              <rect width={all === 0 ? 0 : (100 * (counts[place] ?? 0)) / all} height="10" />
            </svg>
            <span className="opinion-count">{counts[place]}</span>
          </li>
        ))}
      </ul>
      <details className="plain-details">
        <summary>{t('questionnaire.results.table')}</summary>
        <WideTable label={l(question.text)}>
          <table className="figures data-table">
            <caption className="unseen">{l(question.text)}</caption>
            <thead>
              <tr>
                <th scope="col">{t('questionnaire.results.county')}</th>
                <th scope="col">{t('questionnaire.results.period')}</th>
                {options.map((option) => (
                  <th key={option} scope="col" data-numeric>
                    {option}
                  </th>
                ))}
                <th scope="col" data-numeric>
                  {t('questionnaire.results.sum')}
                </th>
              </tr>
            </thead>
            <tbody>
              {part.cells.map((cell) => (
                <tr key={`${cell.county} ${cell.from}`}>
                  <th scope="row">{countyName(cell.county)}</th>
                  <td>{formatMonthSpan(cell.from, cell.to, language)}</td>
                  {options.map((option, place) => (
                    <td key={option} data-numeric>
                      {countsOf(cell)[place]}
                    </td>
                  ))}
                  <td data-numeric>{cell.answers}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </WideTable>
      </details>
    </figure>
  );
}

function Words({
  question,
  part,
  minimum,
}: {
  readonly question: Question;
  readonly part: Part;
  readonly minimum: number;
}) {
  const { t, l } = useTexts();
  const texts = part.words.find((each) => each.question === question.id)?.texts ?? null;
  return (
    <div className="opinion">
      <Heading level={4} data-size="2xs">
        {l(question.text)}
      </Heading>
      {texts === null ? (
        <Paragraph>{t('questionnaire.results.fewWords', { minimum })}</Paragraph>
      ) : (
        <details className="plain-details">
          <summary>{t('questionnaire.results.words')}</summary>
          <ul>
            {texts.map((text, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: texts may be alike and have no names
              <li key={place}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function optionsOf(question: Question, l: ReturnType<typeof useTexts>['l']): readonly string[] {
  if (question.ends === null) return question.choices.map(({ text }) => l(text));
  const { low, high } = question.ends;
  return [`1 ${l(low)}`, '2', '3', '4', `5 ${l(high)}`];
}
