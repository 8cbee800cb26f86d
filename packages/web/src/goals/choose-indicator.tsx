import { Button, Field, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatMonthSpan } from '@smalspor/domain/texts';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePen } from './use-pen.ts';
import { writeValue } from './write-value.ts';

type Choices = OutputOf<'readGoalChoices'>;

interface Props {
  readonly choices: Choices;
  readonly period: NonNullable<Choices['period']>;
}

const KINDS = ['choice', 'volume', 'profile'] as const;

/** Any indicator with a better side and an own figure, by what it is about. */
export function ChooseIndicator({ choices: { choices, hasList }, period }: Props) {
  const { t, l, language } = usePen();
  const navigate = useNavigate();
  const [indicator, setIndicator] = useState('');
  const [isMissing, setMissing] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(indicator === '');
    if (indicator) void navigate(`/goals?indicator=${indicator}`);
    else select.current?.focus();
  };
  return (
    <section aria-labelledby={`${id}-heading`} className="no-print">
      <h2 className="goal-heading" id={`${id}-heading`}>
        {t('goal.page.choose')}
      </h2>
      <form className="goal-choose" onSubmit={submit}>
        <Field>
          <Label htmlFor={id}>{t('goal.page.indicator')}</Label>
          <Field.Description>
            {t('goal.page.chooseHelp', { period: formatMonthSpan(period.from, period.to, language) })}{' '}
            {!hasList && t('goal.page.locum')}
          </Field.Description>
          <Select
            ref={select}
            id={id}
            value={indicator}
            aria-invalid={isMissing}
            onChange={(event) => {
              setIndicator(event.target.value);
              setMissing(false);
            }}
          >
            <Select.Option value="" disabled>
              {t('goal.page.chooseIndicator')}
            </Select.Option>
            {KINDS.map((kind) => {
              const ofKind = choices.filter((choice) => choice.kind === kind);
              if (ofKind.length === 0) return null;
              return (
                <Select.Optgroup key={kind} label={t(`goal.page.kind.${kind}`)}>
                  {ofKind.map((choice) => (
                    <Select.Option key={choice.indicator} value={choice.indicator} disabled={choice.isGoal}>
                      {l(choice.name)}: {writeValue(choice.own.value, choice, language)}
                      {choice.isGoal && ` (${t('goal.page.isGoal')})`}
                    </Select.Option>
                  ))}
                </Select.Optgroup>
              );
            })}
          </Select>
          {isMissing && <ValidationMessage>{t('goal.page.chooseIndicator')}</ValidationMessage>}
        </Field>
        <Button type="submit" variant="secondary">
          {t('goal.page.go')}
        </Button>
      </form>
    </section>
  );
}
