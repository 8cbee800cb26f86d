import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  Input,
  Label,
  Select,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { isWindow } from '@smalspor/domain/surveys';
import type { PlainDate } from '@smalspor/domain/time';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';

export interface SurveyPlan {
  readonly definition: string;
  readonly units: string[];
  readonly from: PlainDate;
  readonly to: PlainDate;
}

interface Props {
  readonly definitions: OutputOf<'listSurveys'>['definitions'];
  /** What stands there from before; left out for a new survey. */
  readonly planned?: SurveyPlan;
  readonly button: string;
  readonly save: (plan: SurveyPlan) => Promise<unknown>;
  readonly saved: () => void;
}

/** When a survey is held, and in which kinds of institution. */
export function SurveyPlanForm({ definitions, planned, button, save, saved }: Props) {
  const { t, l } = useTexts();
  const id = useId();
  const [first] = definitions;
  const [definition, setDefinition] = useState(planned?.definition ?? first?.id ?? '');
  const units = definitions.find((each) => each.id === definition)?.units ?? [];
  const [chosen, setChosen] = useState<readonly string[]>(planned?.units ?? units.map((unit) => unit.id));
  const [from, setFrom] = useState<string>(planned?.from ?? '');
  const [to, setTo] = useState<string>(planned?.to ?? '');
  const [fault, setFault] = useState<'no-window' | 'unknown-unit' | null>(null);
  const send = useMutation({
    mutationFn: () => save({ definition, units: [...chosen], from: from as PlainDate, to: to as PlainDate }),
    onSuccess: () => {
      saved();
      if (planned !== undefined) return;
      setFrom('');
      setTo('');
    },
  });
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const isPossible = from !== '' && to !== '' && isWindow(from as PlainDate, to as PlainDate);
    const found = chosen.length === 0 ? 'unknown-unit' : isPossible ? null : 'no-window';
    setFault(found);
    if (found === null) send.mutate();
  };
  return (
    <form className="round-form" onSubmit={submit} noValidate>
      {definitions.length > 1 && planned === undefined && (
        <Field>
          <Label htmlFor={`${id}-definition`}>{t('survey.plan.definition')}</Label>
          <Select
            id={`${id}-definition`}
            value={definition}
            onChange={({ target }) => setDefinition(target.value)}
          >
            {definitions.map((each) => (
              <Select.Option key={each.id} value={each.id}>
                {l(each.title)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      <Fieldset>
        <Fieldset.Legend>{t('survey.plan.units')}</Fieldset.Legend>
        {units.map((unit) => (
          <Checkbox
            key={unit.id}
            label={l(unit.text)}
            value={unit.id}
            checked={chosen.includes(unit.id)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, unit.id] : chosen.filter((each) => each !== unit.id))
            }
          />
        ))}
      </Fieldset>
      <Field>
        <Label htmlFor={`${id}-from`}>{t('survey.plan.from')}</Label>
        <Input id={`${id}-from`} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
      </Field>
      <Field>
        <Label htmlFor={`${id}-to`}>{t('survey.plan.to')}</Label>
        <Field.Description>{t('survey.plan.toHelp')}</Field.Description>
        <Input id={`${id}-to`} type="date" value={to} onChange={({ target }) => setTo(target.value)} />
      </Field>
      {fault !== null && <ValidationMessage>{t(`survey.fault.${fault}`)}</ValidationMessage>}
      {send.isError && <Problem error={send.error} />}
      <Button type="submit" loading={send.isPending}>
        {button}
      </Button>
    </form>
  );
}
