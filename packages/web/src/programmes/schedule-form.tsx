import { Button, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { instantInOslo, osloClock } from '@smalspor/domain/time';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type Meeting, type RoundView, useRoundChange } from './use-round.ts';

const FROM = '17:00';
/** Minutes of a school hour. */
const SCHOOL_HOUR = 45;

/** Where the leader says when and where a meeting is; the end follows from the meeting's hours. */
export function ScheduleForm({ round, meeting }: { readonly round: RoundView; readonly meeting: Meeting }) {
  const { t } = useTexts();
  const id = useId();
  const known = meeting.time ? osloClock(meeting.time.startsAt) : null;
  const [day, setDay] = useState<string>(known?.day ?? '');
  const [time, setTime] = useState(known?.time ?? FROM);
  const [place, setPlace] = useState(meeting.time?.place ?? '');
  const [isWrong, setWrong] = useState(false);
  const schedule = useRoundChange(round.id, (input: { startsAt: string; endsAt: string; place: string }) =>
    client.scheduleMeeting({
      roundId: round.id,
      meeting: meeting.id,
      version: round.version,
      timeVersion: meeting.time?.version ?? 0,
      ...input,
    }),
  );

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = day === '' || time === '' || place.trim() === '';
    setWrong(missing);
    if (missing) return;
    const startsAt = instantInOslo(day, time);
    const endsAt = new Date(Date.parse(startsAt) + meeting.hours * SCHOOL_HOUR * 60_000).toISOString();
    schedule.mutate({ startsAt, endsAt, place: place.trim() });
  };

  return (
    <details className="plain-details">
      <summary>{meeting.time ? t('round.reschedule') : t('round.schedule')}</summary>
      <form onSubmit={submit} noValidate className="round-form">
        <Field>
          <Label htmlFor={`${id}-day`}>{t('round.day')}</Label>
          <Input id={`${id}-day`} type="date" value={day} onChange={(event) => setDay(event.target.value)} />
        </Field>
        <Field>
          <Label htmlFor={`${id}-time`}>{t('round.time')}</Label>
          <Input
            id={`${id}-time`}
            type="time"
            value={time}
            onChange={(event) => setTime(event.target.value)}
          />
        </Field>
        <Field>
          <Label htmlFor={`${id}-place`}>{t('round.place')}</Label>
          <Input
            id={`${id}-place`}
            value={place}
            maxLength={200}
            onChange={(event) => setPlace(event.target.value)}
          />
        </Field>
        {isWrong && <ValidationMessage>{t('round.scheduleMissing')}</ValidationMessage>}
        {schedule.isError && <Problem error={schedule.error} />}
        <Button type="submit" variant="secondary" data-size="sm" loading={schedule.isPending}>
          {t('round.save')}
        </Button>
      </form>
    </details>
  );
}
