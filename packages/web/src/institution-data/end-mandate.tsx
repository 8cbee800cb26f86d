import { Button, Field, Input, Label } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { Mandates } from './mandates-page.tsx';

interface Props {
  readonly organisation: string;
  readonly mandate: Mandates['mandates'][number];
  readonly now: string;
  readonly changed: (next: Mandates) => void;
}

/** Sets the last month of a mandate; what was delivered for the months before stays. */
export function EndMandate({ organisation, mandate, now, changed }: Props) {
  const { t } = useTexts();
  const id = useId();
  const [to, setTo] = useState(now < mandate.from ? mandate.from : now);
  const end = useMutation({ mutationFn: client.endMandate, onSuccess: changed });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (to !== '') end.mutate({ organisation, mandateId: mandate.id, to });
  };
  return (
    <details className="plain-details">
      <summary>{t('institutionData.mandate.end', { sender: mandate.sender })}</summary>
      <form className="stack mandate-form" onSubmit={submit} noValidate>
        <Field>
          <Label htmlFor={`${id}-to`}>{t('institutionData.mandate.lastMonth')}</Label>
          <Input
            id={`${id}-to`}
            type="month"
            value={to}
            min={mandate.from}
            onChange={(event) => setTo(event.target.value)}
          />
        </Field>
        <p className="quiet">{t('institutionData.mandate.endHelp')}</p>
        {end.isError && <Problem error={end.error} />}
        <div className="actions">
          <Button type="submit" variant="secondary" data-size="sm" loading={end.isPending}>
            {t('institutionData.mandate.endSubmit')}
          </Button>
        </div>
      </form>
    </details>
  );
}
