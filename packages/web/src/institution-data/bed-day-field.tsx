import { Checkbox, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { formatMonthLong, formatMonthSpan, formatNumber } from '@smalspor/domain/texts';
import { formatMonth } from '@smalspor/domain/time';
import { useId } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import type { FormField, ReadField } from './read-bed-day-form.ts';

interface Props {
  readonly place: FormField;
  readonly text: string;
  readonly read: ReadField;
  /** Whether what was typed has been left, so that something may be said of it. */
  readonly isChecked: boolean;
  readonly lastYear: number | null;
  readonly delivered: number | null;
  readonly isConfirmed: boolean;
  readonly write: (text: string) => void;
  readonly leave: () => void;
  readonly confirm: (isRight: boolean) => void;
}

/** One number with what it can be held against: last year’s figure, and what the beds hold. */
export function BedDayField(props: Props) {
  const { place, text, read, isChecked, isConfirmed } = props;
  const { t, language } = useTexts();
  const id = useId();
  const number = (value: number) => formatNumber(value, 0, language);
  const [from, to] = [formatMonth(place.from), formatMonth(place.to)];
  const beside = [
    props.lastYear === null
      ? null
      : t('institutionData.bedDays.lastYear', { figure: number(props.lastYear) }),
    place.capacity === null
      ? null
      : t('institutionData.bedDays.capacity', { figure: number(place.capacity) }),
    props.delivered === null
      ? null
      : t('institutionData.bedDays.delivered', { figure: number(props.delivered) }),
  ].filter((each) => each !== null);
  const fault = isChecked ? read.fault : null;
  const doubts = isChecked && fault === null ? read.doubts : [];
  const isOpen = fault !== null || (doubts.length > 0 && !isConfirmed);
  return (
    <div className="bed-day-field">
      <Field>
        <Label htmlFor={id}>
          {from === to ? formatMonthLong(from, language) : formatMonthSpan(from, to, language)}
        </Label>
        {beside.length > 0 && <Field.Description>{beside.join(' · ')}</Field.Description>}
        <Input
          id={id}
          name={place.field}
          inputMode="numeric"
          autoComplete="off"
          maxLength={12}
          value={text}
          aria-invalid={isOpen}
          onChange={(event) => props.write(event.target.value)}
          onBlur={props.leave}
        />
        {fault !== null && <ValidationMessage>{t(`institutionData.fault.${fault}`)}</ValidationMessage>}
      </Field>
      {doubts.length > 0 && (
        <div className="bed-day-doubt">
          {doubts.map((doubt) => (
            <p key={doubt}>{t(`institutionData.doubt.${doubt}`)}</p>
          ))}
          <Checkbox
            label={t('institutionData.bedDays.isRight', { figure: number(read.line?.bedDays ?? 0) })}
            checked={isConfirmed}
            onChange={(event) => props.confirm(event.target.checked)}
          />
        </div>
      )}
    </div>
  );
}
