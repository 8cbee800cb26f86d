import { Field, Label, Paragraph, Textarea } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { LONGEST_ANSWER, SCALE_STEPS } from '@smalspor/domain/questionnaires';
import { useTexts } from '../texts/language-provider.tsx';

export type Question = OutputOf<'readQuestionnaire'>['questions'][number];

interface Props {
  readonly question: Question;
  readonly answer: number | string | undefined;
  readonly isMissing: boolean;
  readonly write: (answer: number | string) => void;
}

/** One question: a step of a scale, a choice, or own words. */
export function QuestionnaireQuestion({ question, answer, isMissing, write }: Props) {
  const { t, l } = useTexts();
  const { id, kind, ends, help, required } = question;
  const title = required ? l(question.text) : `${l(question.text)} (${t('questionnaire.optional')})`;
  if (kind === 'text') {
    return (
      <Field>
        <Label htmlFor={id}>{title}</Label>
        {help && (
          <Paragraph id={`${id}-help`} data-size="sm">
            {l(help)}
          </Paragraph>
        )}
        <Textarea
          id={id}
          rows={4}
          maxLength={LONGEST_ANSWER}
          aria-describedby={`${id}-help`}
          value={typeof answer === 'string' ? answer : ''}
          onChange={(event) => write(event.target.value)}
        />
      </Field>
    );
  }
  const options =
    kind === 'scale'
      ? Array.from({ length: SCALE_STEPS }, (_, index) => ({ value: index + 1, text: String(index + 1) }))
      : question.choices.map((choice) => ({ value: choice.id, text: l(choice.text) }));
  const described = [ends && `${id}-ends`, isMissing && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <fieldset className="asked-question" aria-describedby={described || undefined}>
      <legend>{title}</legend>
      {ends && (
        <p id={`${id}-ends`} className="quiet">
          {t('questionnaire.scaleHelp', { low: l(ends.low), high: l(ends.high) })}
        </p>
      )}
      <div className="asked-options" data-kind={kind}>
        {options.map(({ value, text }) => (
          <label key={value}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={answer === value}
              aria-invalid={isMissing || undefined}
              onChange={() => write(value)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {isMissing && (
        <p id={`${id}-fault`} className="choice-fault">
          {t('questionnaire.missing')}
        </p>
      )}
    </fieldset>
  );
}
