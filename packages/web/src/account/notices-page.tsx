import {
  Alert,
  Button,
  Field,
  Heading,
  Input,
  Label,
  Paragraph,
  Tag,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { MAIL_ADDRESS, type OutputOf } from '@smalspor/contract/operations';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';

type Notices = OutputOf<'readNotices'>;

const ADDRESS = new RegExp(MAIL_ADDRESS);

/** Where the reader is told that a report is there, and the letters so far. */
export function NoticesPage() {
  const { t } = useTexts();
  const notices = useApi('readNotices', {}, { fresh: true });
  if (notices.isPending) return <Loading />;
  if (notices.isError) return <ProblemPage error={notices.error} retry={notices.refetch} />;
  return (
    <Page title={t('notices.title')} lead={t('notices.lead')}>
      <AddressForm address={notices.data.mailAddress} />
      <Letters letters={notices.data.letters} />
    </Page>
  );
}

function AddressForm({ address }: { readonly address: string | null }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [text, setText] = useState(address ?? '');
  const [isWrong, setWrong] = useState(false);
  const id = useId();
  const save = useMutation({
    mutationFn: (mailAddress: string | null) => client.chooseNotices({ mailAddress }),
    onSuccess: (saved) => queries.setQueryData(['readNotices', {}], saved),
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
      {save.isError && <Problem error={save.error} />}
      <div>
        <Button type="submit" loading={save.isPending}>
          {t('notices.save')}
        </Button>
      </div>
      <div role="status">{save.isSuccess && <Saved notices={save.data} />}</div>
    </form>
  );
}

function Saved({ notices: { mailAddress } }: { readonly notices: Notices }) {
  const { t } = useTexts();
  return (
    <Alert data-color="success" data-size="sm">
      {mailAddress === null ? t('notices.savedOff') : t('notices.savedOn', { address: mailAddress })}
    </Alert>
  );
}

const COLORS = { waiting: 'neutral', sent: 'success', dead: 'warning' } as const;

function Letters({ letters }: Pick<Notices, 'letters'>) {
  const { t, language } = useTexts();
  return (
    <section className="section" aria-labelledby="letters">
      <Heading level={2} data-size="xs" id="letters">
        {t('notices.letters')}
      </Heading>
      {letters.length === 0 && <Paragraph>{t('notices.none')}</Paragraph>}
      <ul className="entries">
        {letters.map(({ id, at, state, subject, text }) => (
          <li key={id}>
            <details>
              <summary>{subject}</summary>
              <p className="letter">{text}</p>
            </details>
            <span className="quiet">{formatInstant(at, language)}</span>
            <Tag data-color={COLORS[state]}>{t(`notices.state.${state}`)}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}
