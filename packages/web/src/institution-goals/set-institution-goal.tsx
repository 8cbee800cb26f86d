import { Field, Input, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { formatMonthSpan } from '@smalspor/domain/texts';
import type { PlainDate } from '@smalspor/domain/time';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { client } from '../api/client.ts';
import { rememberAnswer } from '../api/remember-answer.ts';
import { GoalForm, type GoalInput } from '../goals/goal-form.tsx';
import { readTarget, writeValue } from '../goals/write-value.ts';
import { useTexts } from '../texts/language-provider.tsx';
import type { InstitutionGoals } from './institution-goal-page.tsx';

interface Props {
  readonly all: InstitutionGoals;
  readonly year: number;
  readonly close: () => void;
}

/** What to change and where the home is now, from its report; then target, day and measures. */
export function SetInstitutionGoal({ all, year, close }: Props) {
  const { t, l, language } = useTexts();
  const id = useId();
  const queries = useQueryClient();
  const { organisation, indicators, measures, today } = all;
  const [indicator, setIndicator] = useState(
    indicators.find((each) => each.indicator === 'institution-urinary')?.indicator ??
      indicators[0]?.indicator ??
      '',
  );
  const [value, setValue] = useState('');
  const [from, setFrom] = useState(`${Number(today.slice(0, 4)) - 1}-01`);
  const [to, setTo] = useState(`${Number(today.slice(0, 4)) - 1}-12`);
  const [isOtherYear, setOtherYear] = useState(false);
  const chosen = indicators.find((each) => each.indicator === indicator);
  const released = chosen?.released ?? null;
  const baseline = released === null ? readTarget(value) : released.value;
  const isPeriod =
    released !== null || (MONTH.test(from) && MONTH.test(to) && from <= to && to <= today.slice(0, 7));
  const set = useMutation({
    mutationFn: (input: GoalInput) =>
      client.setInstitutionGoal({
        organisation,
        year,
        indicator,
        baseline: released === null ? { value: baseline ?? 0, from, to } : null,
        ...input,
      }),
    onSuccess: (goals) => {
      rememberAnswer(queries, 'readInstitutionGoals', { organisation }, goals);
      close();
    },
  });
  if (!chosen) return null;
  const month = (name: 'from' | 'to', text: string, change: (text: string) => void) => (
    <Field>
      <Label htmlFor={`${id}-${name}`}>{t(`institutionGoal.page.${name}`)}</Label>
      <Input
        id={`${id}-${name}`}
        type="month"
        value={text}
        max={today.slice(0, 7)}
        placeholder="2025-01"
        onChange={(event) => change(event.target.value)}
      />
    </Field>
  );
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 className="goal-heading" id={`${id}-title`}>
        {t('institutionGoal.page.set', { year: String(year) })}
      </h2>
      <div className="goal-form">
        <Field>
          <Label htmlFor={`${id}-indicator`}>{t('institutionGoal.page.indicator')}</Label>
          <Select
            id={`${id}-indicator`}
            value={indicator}
            onChange={(event) => setIndicator(event.target.value)}
          >
            {indicators.map((each) => (
              <Select.Option key={each.indicator} value={each.indicator}>
                {l(each.name)}
              </Select.Option>
            ))}
          </Select>
        </Field>
        {released !== null ? (
          <p>
            {t('institutionGoal.page.released', {
              value: `${writeValue(released.value, chosen, language)}${chosen.scale === 'percent' ? '' : ` ${l(chosen.unit)}`}`,
              period: formatMonthSpan(released.from, released.to, language),
              release: released.release,
            })}
          </p>
        ) : (
          <>
            <div className="teaching-row">
              <Field>
                <Label htmlFor={`${id}-value`}>{t('institutionGoal.page.baseline')}</Label>
                <Field.Description>{t('institutionGoal.page.baselineHelp')}</Field.Description>
                <Field.Affixes>
                  <Input
                    id={`${id}-value`}
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={12}
                    value={value}
                    onChange={(event) => setValue(event.target.value)}
                  />
                  <Field.Affix>{chosen.scale === 'percent' ? '%' : l(chosen.unit)}</Field.Affix>
                </Field.Affixes>
              </Field>
            </div>
            <div className="teaching-row">
              {month('from', from, setFrom)}
              {month('to', to, setTo)}
            </div>
          </>
        )}
        {baseline === null || !isPeriod ? (
          <p className="goal-notice" role="status">
            {t('institutionGoal.page.noBaseline')}
          </p>
        ) : (
          <GoalForm
            key={indicator}
            style={chosen}
            indicator={indicator}
            catalogue={measures}
            baseline={{ value: baseline }}
            target={null}
            targetHelp={t('institutionGoal.page.targetHelp')}
            by={`${year}-12-31` as PlainDate}
            setOn={today}
            today={today}
            measures={[]}
            submit={t('institutionGoal.page.save')}
            save={(input) => {
              const isElsewhere = input.by.slice(0, 4) !== String(year);
              setOtherYear(isElsewhere);
              if (!isElsewhere) set.mutate(input);
            }}
            isSaving={set.isPending}
            error={set.error}
            cancel={close}
          />
        )}
        {isOtherYear && (
          <ValidationMessage role="alert">
            {t('institutionGoal.page.otherYear', { year: String(year) })}
          </ValidationMessage>
        )}
      </div>
    </section>
  );
}

const MONTH = /^\d{4}-\d{2}$/;
