import {
  Button,
  Checkbox,
  Field,
  Fieldset,
  Label,
  Radio,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import { client } from '../api/client.ts';
import type { StoredDraftState } from '../api/use-stored-draft.ts';
import { Problem } from '../frame/problem.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { BedDayField } from './bed-day-field.tsx';
import {
  ESTIMATED,
  type BedDayForm as Form,
  fieldsOf,
  isQuarterOver,
  readField,
  WHOLE,
} from './read-bed-day-form.ts';
import { useBedDayDraft } from './use-bed-day-draft.ts';

const LONGEST_REASON = 500;

/** The numbers of a quarter, ward by ward: stored while they are typed, checked as each is left, told when they are sent. */
export function BedDayForm({ form, told }: { readonly form: Form; readonly told: (form: Form) => void }) {
  const { t } = useTexts();
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  const draft = useBedDayDraft(form);
  const { content: entries } = draft;
  const write = (field: string, text: string): void => draft.write((typed) => ({ ...typed, [field]: text }));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [confirmed, setConfirmed] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState<'nothing' | 'reason' | null>(null);
  const isWhole = entries[WHOLE] === '1';
  const places = fieldsOf(form, isWhole);
  const wardTypes = [...new Set(places.map(({ wardType }) => wardType))];
  const [latest] = form.versions;
  const reads = places.map((place) => ({ place, read: readField(form, place, entries) }));
  const send = useMutation({
    mutationFn: async () => {
      await draft.stop();
      return client.tellBedDays({
        ...{ organisation: form.organisation, quarter: form.quarter, version: latest?.version ?? 0 },
        lines: reads.flatMap(({ read }) => (read.line === null ? [] : [read.line])),
        confirmed: [...confirmed],
        reason: latest === undefined ? null : reason.trim(),
      });
    },
    onSuccess: told,
    onError: draft.resume,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(new Set(places.map(({ field }) => field)));
    const open = reads.find(
      ({ place, read }) => read.fault !== null || (read.doubts.length > 0 && !confirmed.has(place.field)),
    );
    const isEmpty = reads.every(({ read }) => read.line === null && read.fault === null);
    const lacksReason = latest !== undefined && reason.trim() === '';
    setFault(isEmpty && latest === undefined ? 'nothing' : lacksReason ? 'reason' : null);
    const first = open?.place.field ?? (isEmpty && latest === undefined ? places[0]?.field : undefined);
    if (first !== undefined) element.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
    else if (lacksReason) element.current?.querySelector<HTMLElement>('[name="reason"]')?.focus();
    else send.mutate();
  };
  return (
    <form ref={element} className="stack bed-day-form" onSubmit={submit} noValidate>
      {isQuarterOver(form) && (
        <Fieldset>
          <Fieldset.Legend>{t('institutionData.bedDays.have')}</Fieldset.Legend>
          <div className="bed-day-choices">
            {[false, true].map((whole) => (
              <Radio
                key={String(whole)}
                name={`${id}-whole`}
                value={String(whole)}
                label={t(
                  whole ? 'institutionData.bedDays.haveQuarter' : 'institutionData.bedDays.haveMonths',
                )}
                checked={isWhole === whole}
                onChange={() => write(WHOLE, whole ? '1' : '')}
              />
            ))}
          </div>
        </Fieldset>
      )}
      {wardTypes.map((wardType) => (
        <Fieldset key={wardType} className="bed-day-ward">
          <Fieldset.Legend>{t(`institutionData.ward.${wardType}`)}</Fieldset.Legend>
          <div className="bed-day-fields">
            {reads
              .filter(({ place }) => place.wardType === wardType)
              .map(({ place, read }) => (
                <BedDayField
                  key={place.field}
                  place={place}
                  text={entries[place.field] ?? ''}
                  read={read}
                  isChecked={left.has(place.field)}
                  lastYear={form.lastYear[place.field] ?? null}
                  delivered={form.delivered[place.field] ?? null}
                  isConfirmed={confirmed.has(place.field)}
                  write={(text) => {
                    write(place.field, text);
                    setConfirmed(without(confirmed, place.field));
                    setFault(null);
                  }}
                  leave={() => setLeft(new Set([...left, place.field]))}
                  confirm={(isRight) =>
                    setConfirmed(
                      isRight ? new Set([...confirmed, place.field]) : without(confirmed, place.field),
                    )
                  }
                />
              ))}
          </div>
        </Fieldset>
      ))}
      <Checkbox
        label={t('institutionData.bedDays.estimated')}
        description={t('institutionData.bedDays.estimatedHelp')}
        checked={entries[ESTIMATED] === '1'}
        onChange={(event) => write(ESTIMATED, event.target.checked ? '1' : '')}
      />
      {latest !== undefined && (
        <Field>
          <Label htmlFor={`${id}-reason`}>{t('institutionData.bedDays.reason')}</Label>
          <Field.Description>{t('institutionData.bedDays.reasonHelp')}</Field.Description>
          <Textarea
            id={`${id}-reason`}
            name="reason"
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            aria-invalid={fault === 'reason'}
            onChange={(event) => setReason(event.target.value)}
          />
          {fault === 'reason' && (
            <ValidationMessage>{t('institutionData.bedDays.reasonMissing')}</ValidationMessage>
          )}
        </Field>
      )}
      {fault === 'nothing' && <ValidationMessage>{t('institutionData.bedDays.nothing')}</ValidationMessage>}
      {send.isError && <Problem error={send.error} />}
      <div className="actions">
        <Button type="submit" loading={send.isPending} disabled={draft.state === 'conflict'}>
          {t(latest === undefined ? 'institutionData.bedDays.send' : 'institutionData.bedDays.correct')}
        </Button>
        <DraftWord state={draft.state} savedAt={draft.savedAt} />
      </div>
    </form>
  );
}

function DraftWord({
  state,
  savedAt,
}: {
  readonly state: StoredDraftState;
  readonly savedAt: string | null;
}) {
  const { t, language } = useTexts();
  const saved =
    savedAt === null ? '' : t('institutionData.draft.saved', { at: formatInstant(savedAt, language) });
  return (
    <span role="status" className="quiet">
      {state === 'saved' ? saved : t(`institutionData.draft.${state}`)}
    </span>
  );
}

function without(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return new Set([...set].filter((each) => each !== one));
}
