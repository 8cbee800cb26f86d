import {
  Alert,
  Button,
  Field,
  Input,
  Label,
  Paragraph,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { readCode } from '@smalspor/domain/certificates';
import { formatDay } from '@smalspor/domain/texts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { client } from '../api/client.ts';
import { Page } from '../frame/page.tsx';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { hoursText } from './hours-text.ts';

type Answer = OutputOf<'verifyCertificate'>;

/** Where anyone finds out whether a certificate is genuine. A slip is told before anything is sent. */
export function VerifyPage() {
  const { t } = useTexts();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [isMistyped, setMistyped] = useState(false);
  const verify = useMutation({ mutationFn: client.verifyCertificate });
  const answer = verify.data ?? null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const read = readCode(code);
    setMistyped(read === null);
    if (read === null) {
      verify.reset();
      field.current?.focus();
    } else verify.mutate({ code: read });
  };
  return (
    <Page title={t('certificate.page.verify')} lead={t('certificate.page.verifyLead')}>
      <form onSubmit={submit} noValidate className="certificate-check">
        <Field>
          <Label htmlFor={id}>{t('certificate.page.code')}</Label>
          <Field.Description>{t('certificate.page.codeHelp')}</Field.Description>
          <Input
            ref={field}
            id={id}
            name="code"
            className="certificate-code"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={60}
            value={code}
            aria-invalid={isMistyped}
            onChange={(event) => setCode(event.target.value)}
          />
          {isMistyped && <ValidationMessage>{t('certificate.page.mistyped')}</ValidationMessage>}
        </Field>
        <Button type="submit" loading={verify.isPending}>
          {t('certificate.page.check')}
        </Button>
      </form>
      {verify.isError && <Problem error={verify.error} />}
      <div role="status">{answer && <Outcome answer={answer} />}</div>
    </Page>
  );
}

function Outcome({ answer }: { readonly answer: Answer }) {
  const { t, l, language } = useTexts();
  if (answer.outcome !== 'genuine') {
    return (
      <Alert data-color="danger" className="certificate-answer">
        <Paragraph>{t(`certificate.page.${answer.outcome}`)}</Paragraph>
      </Alert>
    );
  }
  const { state, withdrawnOn, name, programme, hours, issuedOn } = answer;
  const day = withdrawnOn === null ? '' : formatDay(withdrawnOn, language);
  const facts = [
    ['name', name],
    ['programme', l(programme)],
    ['hours', t('certificate.page.hoursByType', hoursText(hours, language))],
    ['issuedOn', formatDay(issuedOn, language)],
  ] as const;
  return (
    <Alert data-color={COLORS[state]} className="certificate-answer">
      <Paragraph>
        <strong>{t(`certificate.page.answer.${state}`, { day })}</strong>
      </Paragraph>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{t(`certificate.page.${label}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Alert>
  );
}

const COLORS = { 'in-force': 'success', replaced: 'warning', withdrawn: 'danger' } as const;
