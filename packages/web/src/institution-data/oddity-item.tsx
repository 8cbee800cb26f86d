import { Button, Field, Label, Textarea, ValidationMessage } from '@digdir/designsystemet-react';
import { quarterOf } from '@smalspor/domain/institution-data';
import { formatMonthLong, formatNumber } from '@smalspor/domain/texts';
import { formatMonth, parseMonth } from '@smalspor/domain/time';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { Problem } from '../frame/problem.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { Oddity } from './oddities-page.tsx';
import { oddityWords } from './oddity-words.ts';

const LONGEST_REASON = 500;

/** One figure that looks odd: what it is, what it may mean, and what to do. */
export function OddityItem({
  organisation,
  oddity,
}: {
  readonly organisation: string;
  readonly oddity: Oddity;
}) {
  const { t, language } = useTexts();
  const { unitType, month, value, usual, answer } = oddity;
  const words = oddityWords(oddity);
  const number = (figure: number) => formatNumber(figure, 0, language);
  return (
    <li>
      <h2>
        {t('institutionData.oddity.heading', {
          what: t(`institutionData.odd.${words}`),
          month: formatMonthLong(month, language),
        })}
      </h2>
      <p className="quiet">{t(`institutionData.ward.${unitType}`)}</p>
      <p>
        {t(`institutionData.means.${words}`, {
          value: number(Math.abs(value)),
          usual: usual === null ? '' : number(usual),
        })}
      </p>
      {answer !== null && (
        <p>
          {t(`institutionData.answered.${answer.answer}`, {
            by: answer.answeredByName,
            at: formatInstant(answer.answeredAt, language),
            reason: answer.reason,
          })}
        </p>
      )}
      {answer?.answer !== 'right' && <AnswerForm organisation={organisation} oddity={oddity} />}
    </li>
  );
}

function AnswerForm({ organisation, oddity }: { readonly organisation: string; readonly oddity: Oddity }) {
  const { t, language } = useTexts();
  const id = useId();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const answer = useMutation({
    mutationFn: (said: 'right' | 'asked') =>
      client.answerOddity({
        ...{ organisation, oddity: oddity.id, figures: oddity.figures },
        ...{ answer: said, reason: reason.trim() },
      }),
    onSuccess: (list) => rememberAnswer(queries, 'readOddities', { organisation }, list),
  });
  const say = (said: 'right' | 'asked'): void => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') answer.mutate(said);
  };
  const quarter = formatMonth(quarterOf(parseMonth(oddity.month)));
  const isOfBedDays = oddity.kind === 'above-capacity';
  const isOfJournal = oddity.kind === 'methenamine-treatment';
  return (
    <details className="plain-details">
      <summary>{t('institutionData.oddity.do')}</summary>
      <div className="stack oddity-answer">
        {isOfBedDays ? (
          <p>
            <Link to={`/institution/${organisation}/bed-days?quarter=${quarter}`}>
              {t('institutionData.oddity.correct')}
            </Link>
          </p>
        ) : (
          <p>
            {t(isOfJournal ? 'institutionData.oddity.noteJournal' : 'institutionData.oddity.note', {
              month: formatMonthLong(oddity.month, language),
            })}
          </p>
        )}
        <Field>
          <Label htmlFor={`${id}-reason`}>{t('institutionData.oddity.reason')}</Label>
          <Field.Description>{t('institutionData.oddity.reasonHelp')}</Field.Description>
          <Textarea
            id={`${id}-reason`}
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            aria-invalid={isMissing}
            onChange={(event) => setReason(event.target.value)}
          />
          {isMissing && <ValidationMessage>{t('institutionData.oddity.reasonMissing')}</ValidationMessage>}
        </Field>
        {answer.isError && <Problem error={answer.error} />}
        <div className="actions">
          <Button data-size="sm" loading={answer.isPending} onClick={() => say('right')}>
            {t('institutionData.oddity.isRight')}
          </Button>
          {!isOfBedDays && !isOfJournal && (
            <Button
              data-size="sm"
              variant="secondary"
              disabled={answer.isPending}
              onClick={() => say('asked')}
            >
              {t('institutionData.oddity.asked')}
            </Button>
          )}
        </div>
      </div>
    </details>
  );
}
