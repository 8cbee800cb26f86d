import { Button, Field, Input, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { Mandates } from './mandates-page.tsx';

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** Lets a sender deliver for the institution. */
export function GiveMandate({
  mandates: { organisation, senders, now },
  changed,
}: {
  readonly mandates: Mandates;
  readonly changed: (next: Mandates) => void;
}) {
  const { t } = useTexts();
  const id = useId();
  const [sender, setSender] = useState(senders[0]?.name ?? '');
  const [from, setFrom] = useState(`${now.slice(0, 4)}-01`);
  const [to, setTo] = useState('');
  const [isWrong, setWrong] = useState(false);
  const give = useMutation({ mutationFn: client.giveMandate, onSuccess: changed });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = !MONTH.test(from) || (to !== '' && (!MONTH.test(to) || to < from));
    setWrong(wrong);
    if (!wrong) give.mutate({ organisation, sender, from, to: to === '' ? null : to });
  };
  return (
    <form className="stack mandate-form" onSubmit={submit} noValidate>
      <h2>{t('institutionData.mandate.give')}</h2>
      <Field>
        <Label htmlFor={`${id}-sender`}>{t('institutionData.mandate.sender')}</Label>
        <Select id={`${id}-sender`} value={sender} onChange={(event) => setSender(event.target.value)}>
          {senders.map(({ name, formats }) => (
            <Select.Option key={name} value={name}>
              {formats.length === 0
                ? name
                : `${name} (${formats.map((format) => t(`format.${format}`).toLowerCase()).join(', ')})`}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <div className="mandate-months">
        <Field>
          <Label htmlFor={`${id}-from`}>{t('institutionData.mandate.first')}</Label>
          <Input
            id={`${id}-from`}
            type="month"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
        </Field>
        <Field>
          <Label htmlFor={`${id}-to`}>{t('institutionData.mandate.last')}</Label>
          <Input
            id={`${id}-to`}
            type="month"
            value={to}
            aria-invalid={isWrong}
            onChange={(event) => setTo(event.target.value)}
          />
        </Field>
      </div>
      <p className="quiet">{t('institutionData.mandate.monthsHelp')}</p>
      {isWrong && <ValidationMessage>{t('institutionData.mandate.wrong')}</ValidationMessage>}
      {give.isError && <Problem error={give.error} />}
      <div className="actions">
        <Button type="submit" loading={give.isPending}>
          {t('institutionData.mandate.submit')}
        </Button>
      </div>
    </form>
  );
}
