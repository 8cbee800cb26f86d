import { Button, Field, Heading, Input, Label, Paragraph } from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { Notices } from './turned-off.ts';

interface Props {
  readonly waiting: NonNullable<Notices['waiting']>;
  readonly off: Notices['kinds'][number]['kind'][];
  /** It has just come: what has to be done next stands above the button that was pressed. */
  readonly takesFocus: boolean;
  readonly onConfirmed: (saved: Notices) => void;
  readonly onSent: (saved: Notices) => void;
}

/** Where the code in the letter is written, or a new one is asked for. */
export function ConfirmAddress({ waiting, off, takesFocus, onConfirmed, onSent }: Props) {
  const { t } = useTexts();
  const { address, isOpen } = waiting;
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const [code, setCode] = useState('');
  const confirm = useMutation({
    mutationFn: () => client.confirmMailAddress({ code }),
    onSuccess: onConfirmed,
  });
  const again = useMutation({
    mutationFn: () => client.chooseNotices({ mailAddress: address, off, newCode: true }),
    onSuccess: (saved) => {
      confirm.reset();
      onSent(saved);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it comes
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, []);

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    confirm.mutate();
  };

  return (
    <section className="stack one-field confirm-address" aria-labelledby="confirm-address">
      <Heading level={2} data-size="xs" id="confirm-address" ref={heading} tabIndex={-1}>
        {t('notices.confirm')}
      </Heading>
      <Paragraph>{t(isOpen ? 'notices.codeSent' : 'notices.codeOver', { address })}</Paragraph>
      {isOpen && (
        <form onSubmit={submit} noValidate className="stack">
          <Field>
            <Label htmlFor={id}>{t('notices.code')}</Label>
            <Input
              id={id}
              name="code"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          </Field>
          {confirm.isError && <Problem error={confirm.error} />}
          <div>
            <Button type="submit" loading={confirm.isPending}>
              {t('notices.confirmButton')}
            </Button>
          </div>
        </form>
      )}
      {again.isError && <Problem error={again.error} />}
      <div>
        <Button variant="tertiary" data-size="sm" loading={again.isPending} onClick={() => again.mutate()}>
          {t('notices.newCode')}
        </Button>
      </div>
    </section>
  );
}
