import { Button, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import {
  type Baseline,
  type Goal,
  type GoalFault,
  goalFaults,
  type MeasureInUse,
} from '@smalspor/domain/goals';
import type { PlainDate } from '@smalspor/domain/time';
import { type FormEvent, useId, useRef, useState } from 'react';
import { Problem } from '../frame/problem.tsx';
import type { GoalView } from './goal-words.ts';
import { type Measure, MeasureFields } from './measure-fields.tsx';
import { usePen } from './use-pen.ts';
import { readTarget, writeTarget } from './write-value.ts';

/** What a doctor decides about a goal. */
export interface GoalInput {
  readonly target: number;
  readonly by: PlainDate;
  readonly measures: MeasureInUse[];
}

interface Props {
  readonly style: Pick<GoalView, 'scale' | 'unit' | 'direction'>;
  readonly indicator: string;
  /** What can be done; the doctors' catalogue where it is left out. */
  readonly catalogue?: readonly Measure[] | undefined;
  readonly baseline: Pick<Baseline, 'value'>;
  readonly target: number | null;
  readonly targetHelp: string;
  readonly by: PlainDate;
  readonly setOn: PlainDate;
  readonly today: PlainDate;
  readonly measures: readonly MeasureInUse[];
  readonly submit: string;
  readonly save: (input: GoalInput) => void;
  readonly isSaving: boolean;
  readonly error: unknown;
  readonly cancel: () => void;
}

type Fault = GoalFault | 'noNumber' | 'noDate';
const OF_TARGET: readonly Fault[] = [
  'noNumber',
  'target-out-of-range',
  'target-not-better',
  'indicator-without-direction',
];
const OF_DATE: readonly Fault[] = ['noDate', 'date-not-after', 'date-too-far'];

/** Target, day and measures, checked as the server checks them before anything is sent. */
export function GoalForm(props: Props) {
  const { t, l, language } = usePen();
  const [target, setTarget] = useState(props.target === null ? '' : writeTarget(props.target, language));
  const [by, setBy] = useState<string>(props.by);
  const [measures, setMeasures] = useState(props.measures);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const number = readTarget(target);
    const found = faultsOf(props, number, by as PlainDate, measures);
    setFaults(found);
    const [first] = found;
    if (first === undefined && number !== null) {
      props.save({ target: number, by: by as PlainDate, measures: [...measures] });
    } else if (first !== undefined) {
      const name = OF_TARGET.includes(first) ? 'target' : OF_DATE.includes(first) ? 'by' : 'measure';
      form.current?.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
    }
  };
  const shown = (of: readonly Fault[]) =>
    faults
      .filter((fault) => of.includes(fault))
      .map((fault) => <ValidationMessage key={fault}>{faultText(fault, t)}</ValidationMessage>);
  const isWrong = (of: readonly Fault[]) => faults.some((fault) => of.includes(fault));
  const ofMeasures = faults.filter((fault) => !OF_TARGET.includes(fault) && !OF_DATE.includes(fault));

  return (
    <form ref={form} className="goal-form" onSubmit={submit} noValidate>
      <div className="goal-numbers">
        <Field>
          <Label htmlFor={`${id}-target`}>{t('goal.page.target')}</Label>
          <Field.Description>{props.targetHelp}</Field.Description>
          <Field.Affixes>
            <Input
              id={`${id}-target`}
              name="target"
              inputMode="decimal"
              autoComplete="off"
              maxLength={12}
              value={target}
              aria-invalid={isWrong(OF_TARGET)}
              onChange={(event) => setTarget(event.target.value)}
            />
            <Field.Affix>{props.style.scale === 'percent' ? '%' : l(props.style.unit)}</Field.Affix>
          </Field.Affixes>
          {shown(OF_TARGET)}
        </Field>
        <Field>
          <Label htmlFor={`${id}-by`}>{t('goal.page.by')}</Label>
          <Field.Description>{t('goal.page.byHelp')}</Field.Description>
          <Input
            id={`${id}-by`}
            name="by"
            type="date"
            className="goal-date"
            value={by}
            aria-invalid={isWrong(OF_DATE)}
            onChange={(event) => setBy(event.target.value)}
          />
          {shown(OF_DATE)}
        </Field>
      </div>
      <MeasureFields
        indicator={props.indicator}
        catalogue={props.catalogue}
        measures={measures}
        from={props.today}
        change={setMeasures}
        faults={shown(ofMeasures)}
      />
      {props.error !== null && <Problem error={props.error} />}
      <div className="actions">
        <Button type="submit" loading={props.isSaving}>
          {props.submit}
        </Button>
        <Button type="button" variant="tertiary" onClick={props.cancel}>
          {t('goal.page.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What the faults of a goal do not ask of where it starts. */
const UNTOLD = {
  release: '',
  period: { from: '', to: '' },
  low: null,
  high: null,
  numerator: 0,
  denominator: 0,
};

/** The server knows the scale exactly; here a ratio may be as low as a season's change may. */
const SCALES = { percent: 'percent', rate: 'per1000Years', ratio: 'seasonal' } as const;

function faultText(fault: Fault, t: (key: string) => string): string {
  if (fault === 'noNumber') return t('goal.page.noNumber');
  return fault === 'noDate' ? t('goal.page.noDate') : t(`goal.fault.${fault}`);
}

function faultsOf(
  props: Props,
  target: number | null,
  by: PlainDate,
  measures: readonly MeasureInUse[],
): readonly Fault[] {
  const { style, indicator, baseline, setOn, today } = props;
  const isDay = by !== ('' as PlainDate);
  const goal: Goal = {
    id: '',
    indicator,
    indicatorVersion: 1,
    baseline: { ...UNTOLD, value: baseline.value },
    target: target ?? Number.NaN,
    by: isDay ? by : props.by,
    setOn,
    measures,
  };
  const definition = { direction: style.direction, scale: SCALES[style.scale] };
  const found = goalFaults(goal, definition, by === props.by ? setOn : today);
  return [
    ...(target === null ? (['noNumber'] as const) : []),
    ...(isDay ? [] : (['noDate'] as const)),
    ...found.filter((fault) => target !== null || !OF_TARGET.includes(fault)),
  ];
}
