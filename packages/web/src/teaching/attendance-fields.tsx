import { Field, Fieldset, Input, Label } from '@digdir/designsystemet-react';
import { ATTENDEES, type Attendance, type Attendee } from '@smalspor/domain/teaching';
import { type ReactNode, useId } from 'react';
import { useTexts } from '../texts/language-provider.tsx';

type Texts = Readonly<Record<Attendee, string>>;

/** Counts as they are typed: an empty field is nobody. */
export function textsOf(attendance: Attendance | null): Texts {
  const text = (attendee: Attendee) =>
    attendance && attendance[attendee] > 0 ? String(attendance[attendee]) : '';
  return record(text);
}

export function countsOf(texts: Texts): Record<Attendee, number> {
  return record((attendee) => (texts[attendee].trim() === '' ? 0 : Number(texts[attendee])));
}

function record<T>(of: (attendee: Attendee) => T): Record<Attendee, T> {
  return Object.fromEntries(ATTENDEES.map((attendee) => [attendee, of(attendee)])) as Record<Attendee, T>;
}

interface Props {
  readonly counts: Texts;
  readonly change: (counts: Texts) => void;
  readonly faults: readonly ReactNode[];
}

/** How many were there, one small field for each profession. */
export function AttendanceFields({ counts, change, faults }: Props) {
  const { t } = useTexts();
  const id = useId();
  return (
    <Fieldset>
      <Fieldset.Legend>{t('teaching.form.attendance')}</Fieldset.Legend>
      <Fieldset.Description>{t('teaching.form.attendanceHelp')}</Fieldset.Description>
      <div className="teaching-counts">
        {ATTENDEES.map((attendee) => (
          <Field key={attendee} data-size="sm">
            <Label htmlFor={`${id}-${attendee}`}>{t(`teaching.attendee.${attendee}`)}</Label>
            <Input
              id={`${id}-${attendee}`}
              inputMode="numeric"
              autoComplete="off"
              value={counts[attendee]}
              aria-invalid={faults.length > 0}
              onChange={(event) => change({ ...counts, [attendee]: event.target.value })}
            />
          </Field>
        ))}
      </div>
      {faults}
    </Fieldset>
  );
}
