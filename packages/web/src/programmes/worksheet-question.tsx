import { Checkbox, Field, Fieldset, Label, Paragraph, Textarea } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { useId } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import type { Answers } from './use-worksheet-draft.ts';

type Worksheet = OutputOf<'readWorksheet'>;

interface Props {
  readonly question: Worksheet['questions'][number];
  /** What can be chosen, where the question asks for goals or measures. */
  readonly choices: Worksheet['goals'];
  readonly answer: Answers[string] | undefined;
  readonly write: (answer: Answers[string]) => void;
}

/** One question: words, or a choice of own goals or of measures. */
export function WorksheetQuestion({ question, choices, answer, write }: Props) {
  const { t, l } = useTexts();
  const id = useId();
  const title = question.required ? l(question.text) : `${l(question.text)} (${t('round.sheet.optional')})`;
  if (question.kind === 'text') {
    return (
      <Field>
        <Label htmlFor={id}>{title}</Label>
        <Textarea
          id={id}
          rows={4}
          maxLength={4000}
          value={typeof answer === 'string' ? answer : ''}
          onChange={(event) => write(event.target.value)}
        />
      </Field>
    );
  }
  const chosen = Array.isArray(answer) ? answer : [];
  const toggle = (choice: string): void =>
    write(chosen.includes(choice) ? chosen.filter((each) => each !== choice) : [...chosen, choice]);
  return (
    <Fieldset>
      <Fieldset.Legend>{title}</Fieldset.Legend>
      {choices.map(({ id: choice, text }) => (
        <Checkbox
          key={choice}
          label={l(text)}
          value={choice}
          checked={chosen.includes(choice)}
          onChange={() => toggle(choice)}
        />
      ))}
      {question.kind === 'goal' && (
        <Paragraph>
          <Link to="/goals">{choices.length === 0 ? t('round.sheet.noGoals') : t('round.sheet.goals')}</Link>
        </Paragraph>
      )}
    </Fieldset>
  );
}
