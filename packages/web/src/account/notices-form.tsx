import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  Input,
  Label,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { MAIL_ADDRESS } from '@smalspor/contract/operations';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { DigestChoice } from './digest-choice.tsx';
import { type Notices, offOf } from './turned-off.ts';

const ADDRESS = new RegExp(MAIL_ADDRESS);

interface Props {
  readonly notices: Notices;
  readonly onSaved: (saved: Notices) => void;
}

/** The address, and what the reader's roles bring letters about. */
export function NoticesForm({ notices, onSaved }: Props) {
  const { t } = useTexts();
  const id = useId();
  const [text, setText] = useState(notices.waiting?.address ?? notices.mailAddress ?? '');
  const [off, setOff] = useState(offOf(notices));
  const [digest, setDigest] = useState(notices.digest);
  const [isWrong, setWrong] = useState(false);
  const save = useMutation({
    mutationFn: (mailAddress: string | null) =>
      client.chooseNotices({ mailAddress, off, ...(digest === null ? {} : { digest }) }),
    onSuccess: onSaved,
  });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const wanted = text.trim();
    const wrong = wanted !== '' && !ADDRESS.test(wanted);
    setWrong(wrong);
    if (!wrong) save.mutate(wanted === '' ? null : wanted);
  };

  return (
    <form onSubmit={submit} noValidate className="stack one-field">
      <Field>
        <Label htmlFor={id}>{t('notices.address')}</Label>
        <Field.Description>{t('notices.addressHelp')}</Field.Description>
        <Input
          id={id}
          type="email"
          name="mailAddress"
          autoComplete="email"
          maxLength={254}
          value={text}
          aria-invalid={isWrong}
          onChange={(event) => setText(event.target.value)}
        />
        {isWrong && <ValidationMessage>{t('notices.wrong')}</ValidationMessage>}
      </Field>
      {notices.kinds.length > 0 && (
        <Fieldset>
          <Fieldset.Legend>{t('notices.kinds')}</Fieldset.Legend>
          {notices.kinds.map(({ kind }) => (
            <Checkbox
              key={kind}
              label={t(`notices.kind.${kind}`)}
              value={kind}
              checked={!off.includes(kind)}
              onChange={({ target }) =>
                setOff(target.checked ? off.filter((one) => one !== kind) : [...off, kind])
              }
            />
          ))}
        </Fieldset>
      )}
      {digest !== null && <DigestChoice chosen={digest} choose={setDigest} />}
      {save.isError && <Problem error={save.error} />}
      <div>
        <Button type="submit" loading={save.isPending}>
          {t('notices.save')}
        </Button>
      </div>
    </form>
  );
}
