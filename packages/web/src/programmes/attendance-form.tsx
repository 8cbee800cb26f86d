import { Button, Checkbox, Field, Fieldset, Input, Label } from '@digdir/designsystemet-react';
import { osloClock } from '@smalspor/domain/time';
import { type FormEvent, useId, useState } from 'react';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type Meeting, type RoundView, useRoundMove } from './use-round.ts';

/** Where the leader confirms that a meeting has been held, and who was there. */
export function AttendanceForm({ round, meeting }: { readonly round: RoundView; readonly meeting: Meeting }) {
  const { t } = useTexts();
  const id = useId();
  const planned = meeting.time ? osloClock(meeting.time.startsAt).day : null;
  const [on, setOn] = useState<string>(planned !== null && planned <= round.today ? planned : round.today);
  const [away, setAway] = useState<readonly string[]>([]);
  const move = useRoundMove(round);
  const people = (round.roster ?? []).filter(({ leftOn }) => leftOn === null);
  const attended = people.filter(({ participant }) => !away.includes(participant));

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    move.mutate({
      type: 'meeting-held',
      meeting: meeting.id,
      on,
      attended: attended.map(({ participant }) => participant),
    });
  };
  const toggle = (participant: string): void =>
    setAway(
      away.includes(participant) ? away.filter((each) => each !== participant) : [...away, participant],
    );

  return (
    <details className="plain-details">
      <summary>{t('round.confirm')}</summary>
      <form onSubmit={submit} className="round-form">
        <Field>
          <Label htmlFor={id}>{t('round.day')}</Label>
          <Input
            id={id}
            type="date"
            value={on}
            max={round.today}
            onChange={(event) => setOn(event.target.value)}
          />
        </Field>
        <Fieldset>
          <Fieldset.Legend>{t('round.present')}</Fieldset.Legend>
          {people.map(({ participant, name }) => (
            <Checkbox
              key={participant}
              label={name}
              value={participant}
              checked={!away.includes(participant)}
              onChange={() => toggle(participant)}
            />
          ))}
        </Fieldset>
        {move.isError && <Problem error={move.error} />}
        <Button
          type="submit"
          variant="secondary"
          data-size="sm"
          disabled={on === '' || attended.length === 0}
          loading={move.isPending}
        >
          {t('round.confirmHeld')}
        </Button>
      </form>
    </details>
  );
}
