import {
  Button,
  Details,
  Field,
  Label,
  Select,
  Textfield,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { InputOf } from '@smalspor/contract/operations';
import { REGISTER_FORMATS, type RegisterFormat } from '@smalspor/domain/registers';
import { type FormEvent, useId, useRef, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { useUpload } from './use-upload.ts';

const PERIOD = /^\d{4}-\d{2}\/\d{4}-\d{2}$/;

/** One file at a time: which format, which file, and what the file does not say itself. */
export function UploadForm({ onStarted }: { readonly onStarted: () => unknown }) {
  const { t, l } = useTexts();
  const formats = useApi('listFormats', {});
  const upload = useUpload(onStarted);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const fileId = useId();
  const formatId = useId();

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!form.current) return;
    const values = new FormData(form.current);
    const text = (name: string): string => String(values.get(name) ?? '').trim();
    const file = values.get('file');
    const period = text('period').replaceAll(' ', '');
    const found = [
      ...(REGISTER_FORMATS.includes(text('format') as RegisterFormat) ? [] : ['format']),
      ...(file instanceof File && file.size > 0 ? [] : ['file']),
      ...(period === '' || PERIOD.test(period) ? [] : ['period']),
    ];
    setFaults(found);
    if (found.length > 0 || !(file instanceof File)) {
      form.current.querySelector<HTMLElement>(`[name="${found[0]}"]`)?.focus();
      return;
    }
    const fields: InputOf<'startImport'> = {
      format: text('format') as RegisterFormat,
      ...(text('register') && { register: text('register') }),
      ...(period && { period }),
      ...(text('sequence') && { sequence: text('sequence') }),
    };
    upload.start(fields, file, () => form.current?.reset());
  };

  const fault = (name: string) =>
    faults.includes(name) && <ValidationMessage>{t(`import.fault.${name}`)}</ValidationMessage>;

  return (
    <form ref={form} className="stack panel" onSubmit={submit} noValidate aria-label={t('import.form')}>
      <Field>
        <Label htmlFor={formatId}>{t('import.format')}</Label>
        <Select id={formatId} name="format" defaultValue="" aria-invalid={faults.includes('format')}>
          <Select.Option value="" disabled>
            {t('import.choose')}
          </Select.Option>
          {formats.data?.formats.map(({ id, name }) => (
            <Select.Option key={id} value={id}>
              {l(name)}
            </Select.Option>
          ))}
        </Select>
        {fault('format')}
      </Field>
      <Field>
        <Label htmlFor={fileId}>{t('import.file')}</Label>
        <Field.Description>{t('import.fileHelp')}</Field.Description>
        <input
          id={fileId}
          className="file-input"
          name="file"
          type="file"
          aria-invalid={faults.includes('file')}
        />
        {fault('file')}
      </Field>
      <Details className="plain-details">
        <Details.Summary>{t('import.declare')}</Details.Summary>
        <Details.Content className="stack">
          <p className="quiet">{t('import.declareHelp')}</p>
          <Textfield label={t('import.register')} name="register" placeholder="LMR" />
          <Textfield
            label={t('import.period')}
            name="period"
            placeholder="2020-01/2020-12"
            error={faults.includes('period') && t('import.fault.period')}
          />
          <Textfield label={t('import.sequence')} name="sequence" inputMode="numeric" />
        </Details.Content>
      </Details>
      {upload.error !== null && <Problem error={upload.error} />}
      {upload.share === null ? (
        <Button type="submit">{t('import.start')}</Button>
      ) : (
        <Sending share={upload.share} stop={upload.stop} />
      )}
    </form>
  );
}

function Sending({ share, stop }: { readonly share: number; readonly stop: () => void }) {
  const { t } = useTexts();
  const percent = Math.floor(share * 100);
  return (
    <div>
      <div className="task-head">
        <p id="sending">{t('import.sending')}</p>
        <Button type="button" variant="tertiary" data-size="sm" onClick={stop}>
          {t('task.cancel')}
        </Button>
      </div>
      <progress aria-labelledby="sending" max={1} value={share} />
      <p className="quiet">{percent} %</p>
    </div>
  );
}
