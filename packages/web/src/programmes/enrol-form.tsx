import { Button, Checkbox, Fieldset, Paragraph } from '@digdir/designsystemet-react';
import { type FormEvent, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type RoundView, useRoundChange } from './use-round.ts';

/** The leader says yes for the group and names those who take part. */
export function EnrolForm({ round }: { readonly round: RoundView }) {
  const { t } = useTexts();
  const [left, setLeft] = useState<readonly string[]>([]);
  const chosen = round.candidates.filter(({ hpr }) => !left.includes(hpr));
  const enrol = useRoundChange(round.id, (members: string[]) =>
    client.enrolRound({ roundId: round.id, members }),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enrol.mutate(chosen.map(({ hpr }) => `hpr:${hpr}`));
  };
  const toggle = (hpr: string): void =>
    setLeft(left.includes(hpr) ? left.filter((each) => each !== hpr) : [...left, hpr]);
  return (
    <form onSubmit={submit} className="stack">
      <Fieldset>
        <Fieldset.Legend>{t('round.who')}</Fieldset.Legend>
        <Fieldset.Description>{t('round.whoHelp')}</Fieldset.Description>
        {round.candidates.map(({ hpr, name }) => (
          <Checkbox
            key={hpr}
            label={name}
            value={hpr}
            checked={!left.includes(hpr)}
            onChange={() => toggle(hpr)}
          />
        ))}
      </Fieldset>
      {round.candidates.length === 0 && <Paragraph>{t('round.nobody')}</Paragraph>}
      {enrol.isError && <Problem error={enrol.error} />}
      <div>
        <Button type="submit" disabled={chosen.length === 0} loading={enrol.isPending}>
          {t('round.enrol', { count: chosen.length })}
        </Button>
      </div>
    </form>
  );
}
