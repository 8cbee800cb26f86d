import {
  Button,
  Dialog,
  Field,
  Heading,
  Label,
  Paragraph,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { QUARANTINE_REASON } from '@smalspor/contract/operations';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { Reject } from './rejects.tsx';

const LONG_ENOUGH = new RegExp(QUARANTINE_REASON, 'u');

interface Props {
  readonly batchId: string;
  readonly lines: readonly Reject[];
}

/**
 * Opens refused rows as they were delivered. It asks for a reason, which goes to the audit log, and shows the rows only
 * while the dialog is open: closing forgets them.
 */
export function OpenQuarantine({ batchId, lines }: Props) {
  const { t } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const reasonId = useId();
  const open = useMutation({
    mutationFn: () =>
      client.openQuarantine({
        batchId,
        reason: reason.trim(),
        lines: lines.map(({ file, line }) => ({ file, line })),
      }),
    gcTime: 0,
  });

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const short = !LONG_ENOUGH.test(reason);
    setShort(short);
    if (!short) open.mutate();
  };
  const forget = (): void => {
    open.reset();
    setReason('');
    setShort(false);
  };

  return (
    <>
      <Button
        variant="secondary"
        data-size="sm"
        disabled={lines.length === 0}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {lines.length === 0 ? t('quarantine.chooseFirst') : t('quarantine.open', { count: lines.length })}
      </Button>
      <Dialog
        ref={dialog}
        closeButton={t('frame.close')}
        onClose={forget}
        aria-labelledby="quarantine"
        className="origin"
      >
        <Dialog.Block>
          <Heading level={2} data-size="xs" id="quarantine">
            {t('quarantine.title')}
          </Heading>
          {open.data ? (
            <WideTable label={t('quarantine.title')}>
              <table className="figures">
                <caption>{t('quarantine.shown')}</caption>
                <tbody>
                  {open.data.rows.map(({ file, line, raw }) => (
                    <tr key={`${file}:${line}`}>
                      <th scope="row">{line}</th>
                      <td>
                        <code className="raw">{raw}</code>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </WideTable>
          ) : (
            <form onSubmit={submit} noValidate className="stack">
              <Paragraph>{t('quarantine.warning')}</Paragraph>
              <Field>
                <Label htmlFor={reasonId}>{t('quarantine.reason')}</Label>
                <Field.Description>{t('quarantine.reasonHelp')}</Field.Description>
                <Textarea
                  id={reasonId}
                  rows={3}
                  maxLength={500}
                  value={reason}
                  aria-invalid={isShort}
                  onChange={(event) => setReason(event.target.value)}
                />
                {isShort && <ValidationMessage>{t('quarantine.reasonShort')}</ValidationMessage>}
              </Field>
              {open.isError && <Problem error={open.error} />}
              <Button type="submit" loading={open.isPending}>
                {t('quarantine.submit')}
              </Button>
            </form>
          )}
        </Dialog.Block>
      </Dialog>
    </>
  );
}
