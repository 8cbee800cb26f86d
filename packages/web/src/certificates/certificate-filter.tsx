import { Button, Field, Input, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { type FormEvent, useId, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly listed: OutputOf<'listCertificates'>;
  /** The chosen course; empty for all. */
  readonly programme: string;
}

/** Course and period. What is chosen stands in the address, so that it can be kept and sent. */
export function CertificateFilter({ listed, programme: given }: Props) {
  const { t, l } = useTexts();
  const id = useId();
  const [, setSearch] = useSearchParams();
  const [programme, setProgramme] = useState(given);
  const [from, setFrom] = useState(listed.from);
  const [to, setTo] = useState(listed.to);
  const [isWrong, setWrong] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wrong = from === '' || to === '' || from > to;
    setWrong(wrong);
    if (!wrong) setSearch({ ...(programme === '' ? {} : { programme }), from, to });
  };
  return (
    <form onSubmit={submit} noValidate className="certificate-filter no-print">
      <Field>
        <Label htmlFor={`${id}-programme`}>{t('certificate.page.programme')}</Label>
        <Select
          id={`${id}-programme`}
          name="programme"
          value={programme}
          onChange={(event) => setProgramme(event.target.value)}
        >
          <Select.Option value="">{t('certificate.page.all')}</Select.Option>
          {listed.programmes.map((each) => (
            <Select.Option key={each.id} value={each.id}>
              {l(each.name)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label htmlFor={`${id}-from`}>{t('certificate.page.from')}</Label>
        <Input
          id={`${id}-from`}
          name="from"
          type="date"
          value={from}
          aria-invalid={isWrong}
          onChange={(event) => setFrom(event.target.value)}
        />
      </Field>
      <Field>
        <Label htmlFor={`${id}-to`}>{t('certificate.page.to')}</Label>
        <Input
          id={`${id}-to`}
          name="to"
          type="date"
          value={to}
          aria-invalid={isWrong}
          onChange={(event) => setTo(event.target.value)}
        />
        {isWrong && <ValidationMessage>{t('certificate.page.wrongDays')}</ValidationMessage>}
      </Field>
      <Button type="submit" variant="secondary">
        {t('certificate.page.show')}
      </Button>
    </form>
  );
}
