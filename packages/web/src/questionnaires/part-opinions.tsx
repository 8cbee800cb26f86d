import { Heading } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { OpinionBars, optionsOf } from './opinion-bars.tsx';
import { OpinionWords } from './opinion-words.tsx';
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
          <OpinionWords
            key={question.id}
            question={question}
            texts={part.words.find((each) => each.question === question.id)?.texts ?? null}
            minimum={minimumAnswers}
            label={t('questionnaire.results.words')}
            level={4}
          />
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
  return (
    <OpinionBars question={question} counts={counts}>
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
    </OpinionBars>
  );
}
