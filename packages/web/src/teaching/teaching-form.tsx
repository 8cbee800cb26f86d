import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  Input,
  Label,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import {
  type ATTENDEES,
  LONGEST_AGREED,
  LONGEST_TEACHER,
  type TeachingEntry,
  type TeachingFault,
  teachingFaults,
} from '@smalspor/domain/teaching';
import type { PlainDate } from '@smalspor/domain/time';
import { type FormEvent, useId, useState } from 'react';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { AttendanceFields, countsOf, textsOf } from './attendance-fields.tsx';
import type { TeachingLog } from './teaching-words.ts';

export type TeachingInput = Omit<TeachingEntry, 'attendance' | 'material'> & {
  readonly attendance: Record<(typeof ATTENDEES)[number], number>;
  readonly material: string[];
};

interface Props {
  readonly log: Pick<TeachingLog, 'today' | 'materials'>;
  /** What is corrected; nothing for a new occasion. */
  readonly before?: TeachingEntry;
  readonly save: (input: TeachingInput) => void;
  readonly isBusy: boolean;
  readonly error: unknown;
  readonly cancel: () => void;
}

/** One occasion of teaching: a minute to fill in, checked as the server checks it. */
export function TeachingForm({ log, before, save, isBusy, error, cancel }: Props) {
  const { t, l } = useTexts();
  const id = useId();
  const [day, setDay] = useState<string>(before?.day ?? log.today);
  const [minutes, setMinutes] = useState(String(before?.minutes ?? 30));
  const [texts, setTexts] = useState({
    teacher: before?.teacher ?? '',
    ownMaterial: before?.ownMaterial ?? '',
    agreed: before?.agreed ?? '',
  });
  const [counts, setCounts] = useState(() => textsOf(before?.attendance ?? null));
  const [material, setMaterial] = useState<readonly string[]>(before?.material ?? []);
  const [faults, setFaults] = useState<readonly TeachingFault[]>([]);

  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const input: TeachingInput = {
      ...texts,
      day: day as PlainDate,
      minutes: minutes.trim() === '' ? Number.NaN : Number(minutes),
      attendance: countsOf(counts),
      material: [...material],
    };
    const found = teachingFaults(input, log.today);
    setFaults(found);
    if (found.length === 0) save(input);
  };
  const shown = (...of: readonly TeachingFault[]) =>
    faults
      .filter((fault) => of.includes(fault))
      .map((fault) => <ValidationMessage key={fault}>{t(`teaching.fault.${fault}`)}</ValidationMessage>);
  const has = (...of: readonly TeachingFault[]) => faults.some((fault) => of.includes(fault));
  const write = (part: keyof typeof texts) => (event: { readonly target: { readonly value: string } }) =>
    setTexts({ ...texts, [part]: event.target.value });
  const offered = [
    ...log.materials.map(({ id: known, name }) => ({ id: known, name: l(name) })),
    ...material
      .filter((each) => !log.materials.some((known) => known.id === each))
      .map((each) => ({ id: each, name: each })),
  ];

  return (
    <form className="teaching-form" onSubmit={submit} noValidate>
      <div className="teaching-row">
        <Field>
          <Label htmlFor={`${id}-day`}>{t('teaching.form.day')}</Label>
          <Input
            id={`${id}-day`}
            type="date"
            value={day}
            max={log.today}
            aria-invalid={has('no-day', 'day-ahead', 'day-too-early')}
            onChange={(event) => setDay(event.target.value)}
          />
          {shown('no-day', 'day-ahead', 'day-too-early')}
        </Field>
        <Field>
          <Label htmlFor={`${id}-minutes`}>{t('teaching.form.minutes')}</Label>
          <Input
            id={`${id}-minutes`}
            inputMode="numeric"
            value={minutes}
            aria-invalid={has('minutes')}
            onChange={(event) => setMinutes(event.target.value)}
          />
          {shown('minutes')}
        </Field>
      </div>
      <Field>
        <Label htmlFor={`${id}-teacher`}>{t('teaching.form.teacher')}</Label>
        <Field.Description>{t('teaching.form.teacherHelp')}</Field.Description>
        <Input
          id={`${id}-teacher`}
          value={texts.teacher}
          maxLength={LONGEST_TEACHER}
          aria-invalid={has('no-teacher')}
          onChange={write('teacher')}
        />
        {shown('no-teacher')}
      </Field>
      <AttendanceFields counts={counts} change={setCounts} faults={shown('nobody-there', 'attendance')} />
      <Fieldset>
        <Fieldset.Legend>{t('teaching.form.material')}</Fieldset.Legend>
        {offered.map((each) => (
          <Checkbox
            key={each.id}
            label={each.name}
            value={each.id}
            checked={material.includes(each.id)}
            onChange={() =>
              setMaterial(
                material.includes(each.id)
                  ? material.filter((other) => other !== each.id)
                  : [...material, each.id],
              )
            }
          />
        ))}
        <Field>
          <Label htmlFor={`${id}-own`}>{t('teaching.form.ownMaterial')}</Label>
          <Input
            id={`${id}-own`}
            value={texts.ownMaterial}
            maxLength={LONGEST_TEACHER}
            onChange={write('ownMaterial')}
          />
        </Field>
        {shown('no-material')}
      </Fieldset>
      <Field>
        <Label htmlFor={`${id}-agreed`}>{t('teaching.form.agreed')}</Label>
        <Field.Description>{t('teaching.form.agreedHelp')}</Field.Description>
        <Textarea
          id={`${id}-agreed`}
          rows={3}
          maxLength={LONGEST_AGREED}
          value={texts.agreed}
          onChange={write('agreed')}
        />
      </Field>
      {shown('too-long', 'identity-number')}
      {error !== null && <Problem error={error} />}
      <div className="actions">
        <Button type="submit" loading={isBusy}>
          {t('teaching.form.save')}
        </Button>
        <Button type="button" variant="tertiary" onClick={cancel}>
          {t('teaching.form.cancel')}
        </Button>
      </div>
    </form>
  );
}
