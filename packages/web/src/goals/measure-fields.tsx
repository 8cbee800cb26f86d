import { Checkbox, Field, Fieldset, Input, Label } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { type MeasureInUse, measuresFor } from '@smalspor/domain/goals';
import type { PlainDate } from '@smalspor/domain/time';
import { type ReactNode, useId } from 'react';
import { useApi } from '../api/use-api.ts';
import { usePen } from './use-pen.ts';

export type Measure = OutputOf<'listMeasures'>['measures'][number];

interface Props {
  readonly indicator: string;
  /** What can be done; the doctors' catalogue where it is left out. */
  readonly catalogue?: readonly Measure[] | undefined;
  readonly measures: readonly MeasureInUse[];
  /** When a measure that is chosen now begins, until another day is written. */
  readonly from: PlainDate;
  readonly change: (measures: readonly MeasureInUse[]) => void;
  readonly faults: ReactNode;
}

/** What to do for a goal, from the catalogue: those that it would be seen on first, the others folded. */
export function MeasureFields({ indicator, catalogue, measures, from, change, faults }: Props) {
  const { t } = usePen();
  const own = useApi('listMeasures', {}, { enabled: catalogue === undefined });
  const all = catalogue ?? own.data?.measures ?? [];
  const near = measuresFor(indicator, all).map(({ id }) => id);
  const isChosen = (id: string) => measures.some(({ measure }) => measure === id);
  const open = all.filter(({ id }) => near.includes(id) || isChosen(id));
  const others = all.filter((measure) => !open.includes(measure));
  const toggle = (id: string): void =>
    change(
      isChosen(id)
        ? measures.filter(({ measure }) => measure !== id)
        : [...measures, { measure: id, from, to: null }],
    );
  const choose = (measure: Measure) => (
    <MeasureChoice
      key={measure.id}
      measure={measure}
      inUse={measures.filter((each) => each.measure === measure.id)}
      toggle={() => toggle(measure.id)}
      change={(old, next) => change(measures.map((each) => (each === old ? next : each)))}
    />
  );
  return (
    <Fieldset>
      <Fieldset.Legend>{t('goal.page.measures')}</Fieldset.Legend>
      <Fieldset.Description>{t('goal.page.measuresHelp')}</Fieldset.Description>
      <div className="goal-measures">{open.map(choose)}</div>
      {others.length > 0 && (
        <details className="goal-more">
          <summary>{t('goal.page.otherMeasures')}</summary>
          <div className="goal-measures">{others.map(choose)}</div>
        </details>
      )}
      {faults}
    </Fieldset>
  );
}

interface ChoiceProps {
  readonly measure: Measure;
  readonly inUse: readonly MeasureInUse[];
  readonly toggle: () => void;
  readonly change: (old: MeasureInUse, next: MeasureInUse) => void;
}

function MeasureChoice({ measure, inUse, toggle, change }: ChoiceProps) {
  const { t, l } = usePen();
  const id = useId();
  return (
    <div className="goal-measure">
      <Checkbox
        label={l(measure.name)}
        description={l(measure.text)}
        name="measure"
        value={measure.id}
        checked={inUse.length > 0}
        onChange={toggle}
      />
      {inUse.map((each, index) => (
        <div className="goal-dates" key={`${each.measure}-${index.toString()}`}>
          <Field data-size="sm">
            <Label htmlFor={`${id}-from-${index}`}>
              {t('goal.page.from')}
              <span className="unseen">: {l(measure.name)}</span>
            </Label>
            <Input
              id={`${id}-from-${index}`}
              type="date"
              value={each.from}
              onChange={(event) =>
                event.target.value && change(each, { ...each, from: event.target.value as PlainDate })
              }
            />
          </Field>
          <Field data-size="sm">
            <Label htmlFor={`${id}-to-${index}`}>
              {t('goal.page.to')}
              <span className="unseen">: {l(measure.name)}</span>
            </Label>
            <Input
              id={`${id}-to-${index}`}
              type="date"
              value={each.to ?? ''}
              aria-describedby={`${id}-help-${index}`}
              onChange={(event) =>
                change(each, {
                  ...each,
                  to: event.target.value === '' ? null : (event.target.value as PlainDate),
                })
              }
            />
            <span className="quiet" id={`${id}-help-${index}`}>
              {t('goal.page.toHelp')}
            </span>
          </Field>
        </div>
      ))}
    </div>
  );
}
