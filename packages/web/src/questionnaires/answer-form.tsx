import { Button } from '@digdir/designsystemet-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type Question, QuestionnaireQuestion } from './questionnaire-question.tsx';

export type Answers = Readonly<Record<string, number | string>>;

interface Props {
  readonly questions: readonly Question[];
  readonly send: (answers: Answers) => void;
  readonly isSending: boolean;
  readonly isDisabled?: boolean;
  readonly error: unknown;
  /** What else can be done, beside the button. */
  readonly otherwise?: ReactNode;
}

/** Some questions, sent when those that must be answered are; else the first that is not is shown. */
export function AnswerForm({ questions, send, isSending, isDisabled = false, error, otherwise }: Props) {
  const { t } = useTexts();
  const [answers, setAnswers] = useState<Answers>({});
  const [isChecked, setChecked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const missing = questions.filter(({ id, required }) => required && answers[id] === undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setChecked(true);
    const [first] = missing;
    if (first) form.current?.querySelector<HTMLInputElement>(`input[name="${first.id}"]`)?.focus();
    else if (!isSending) send(answers);
  };
  return (
    <form ref={form} className="stack questionnaire" onSubmit={submit} noValidate>
      {questions.map((question) => (
        <QuestionnaireQuestion
          key={question.id}
          question={question}
          answer={answers[question.id]}
          isMissing={isChecked && missing.includes(question)}
          write={(answer) => setAnswers({ ...answers, [question.id]: answer })}
        />
      ))}
      {error !== null && <Problem error={error} />}
      <p className="round-actions">
        <Button type="submit" loading={isSending} disabled={isDisabled}>
          {t('questionnaire.send')}
        </Button>
        {otherwise}
      </p>
    </form>
  );
}
