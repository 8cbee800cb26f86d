import { Button, Field, Label, Select } from '@digdir/designsystemet-react';
import { type FormEvent, useId, useState } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';

interface InviteCountyProps {
  readonly counties: NonNullable<EventView['running']>['counties'];
  /** What the button says. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly invite: (county: string) => void;
}

/** Whom to invite: everybody of a county that the programme has come to. Nothing where it has come to none. */
export function InviteCounty({ counties, label, isBusy, invite }: InviteCountyProps) {
  const { t } = useTexts();
  const id = useId();
  const [county, setCounty] = useState(counties[0]?.county ?? '');
  if (counties.length === 0) return null;
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    invite(county);
  };
  return (
    <form className="round-form" onSubmit={submit}>
      <Field>
        <Label htmlFor={id}>{t('event.run.county')}</Label>
        <Select id={id} value={county} onChange={(changed) => setCounty(changed.target.value)}>
          {counties.map((each) => (
            <Select.Option key={each.county} value={each.county}>
              {each.name}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Button type="submit" variant="secondary" data-size="sm" loading={isBusy}>
        {label}
      </Button>
    </form>
  );
}
