import {
  Button,
  Dialog,
  Field,
  Heading,
  Label,
  Paragraph,
  Select,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { InputOf, OutputOf } from '@smalspor/contract/operations';
import { WITHDRAWAL_REASONS } from '@smalspor/domain/programmes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';

interface Props {
  readonly certificate: OutputOf<'listCertificates'>['certificates'][number];
}

/** Withdraws a certificate after one question, what is wrong with it; afterwards the list is read anew. */
export function WithdrawCertificate({ certificate: { id, version, name } }: Props) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const dialog = useRef<HTMLDialogElement>(null);
  const fieldId = useId();
  const titleId = useId();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const withdraw = useMutation({
    mutationFn: (chosen: InputOf<'withdrawCertificate'>['reason']) =>
      client.withdrawCertificate({ certificateId: id, version, reason: chosen }),
    onSuccess: () => dialog.current?.close(),
    // After a refusal too: somebody else may have been first.
    onSettled: () => queries.invalidateQueries({ queryKey: ['listCertificates'] }),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = WITHDRAWAL_REASONS.find((each) => each === reason);
    setMissing(chosen === undefined);
    if (chosen !== undefined) withdraw.mutate(chosen);
  };
  return (
    <>
      <Button
        variant="tertiary"
        data-size="sm"
        data-color="danger"
        aria-haspopup="dialog"
        aria-label={t('certificate.page.withdrawOf', { name })}
        onClick={() => dialog.current?.showModal()}
      >
        {t('certificate.page.withdraw')}
      </Button>
      <Dialog ref={dialog} closeButton={t('frame.close')} aria-labelledby={titleId}>
        <Dialog.Block>
          <Heading level={2} data-size="xs" id={titleId}>
            {t('certificate.page.withdrawOf', { name })}
          </Heading>
          <form onSubmit={submit} noValidate className="stack">
            <Paragraph>{t('certificate.page.withdrawHelp')}</Paragraph>
            <Field>
              <Label htmlFor={fieldId}>{t('certificate.page.withdrawWhy')}</Label>
              <Select
                id={fieldId}
                name="reason"
                value={reason}
                aria-invalid={isMissing}
                onChange={(event) => setReason(event.target.value)}
              >
                <Select.Option value="">{t('certificate.page.withdrawChoose')}</Select.Option>
                {WITHDRAWAL_REASONS.map((each) => (
                  <Select.Option key={each} value={each}>
                    {t(`certificate.page.reason.${each}`)}
                  </Select.Option>
                ))}
              </Select>
              {isMissing && <ValidationMessage>{t('certificate.page.withdrawChoose')}</ValidationMessage>}
            </Field>
            {withdraw.isError && <Problem error={withdraw.error} />}
            <Button type="submit" data-color="danger" loading={withdraw.isPending}>
              {t('certificate.page.withdrawNow')}
            </Button>
          </form>
        </Dialog.Block>
      </Dialog>
    </>
  );
}
