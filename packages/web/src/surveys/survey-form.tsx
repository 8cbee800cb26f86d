import {
  Button,
  Checkbox,
  Field,
  Input,
  Label,
  Paragraph,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { InputOf } from '@smalspor/contract/operations';
import { MOST_PRESENT } from '@smalspor/domain/surveys';
import { formatDay } from '@smalspor/domain/texts';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import type { StoredDraft } from '../api/use-stored-draft.ts';
import { Problem } from '../frame/problem.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { type SurveyForm as Form, NEW_TREATMENT, readDraft } from './survey-draft.ts';
import { SurveyResident } from './survey-resident.tsx';
import { useSurveyDraft } from './use-survey-draft.ts';

interface Props {
  readonly form: Form;
  readonly sent: (form: Form) => void;
}

/** The day of an institution: who is there, and what they get. Stored while it is filled in, checked when it is sent. */
export function SurveyForm({ form, sent }: Props) {
  const { t, l, language } = useTexts();
  const id = useId();
  const open = useSurveyDraft(form);
  const [isTried, setTried] = useState(false);
  const { content: draft, write } = open;
  const { survey, definition } = form;
  const { questions } = definition;
  const read = readDraft(draft, form);
  const [latest] = form.versions;
  const send = useMutation({
    mutationFn: async () => {
      if (read.fault !== null) throw new Error(read.fault);
      await open.stop();
      const answer = structuredClone(read.answer) as InputOf<'sendSurvey'>['answer'];
      const version = latest?.version ?? 0;
      return client.sendSurvey({ organisation: form.organisation, surveyId: survey.id, version, answer });
    },
    onSuccess: sent,
    onError: open.resume,
  });
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    setTried(true);
    if (read.fault === null) send.mutate();
  };
  const [first] = form.wards;
  const addResident = () =>
    write((now) => ({
      ...now,
      nobody: false,
      residents: [
        ...now.residents,
        {
          wardType: now.residents.at(-1)?.wardType ?? first?.wardType ?? 'long-term',
          treatments: [NEW_TREATMENT],
        },
      ],
    }));
  const days = { from: formatDay(survey.from, language), to: formatDay(survey.to, language) };
  return (
    <form className="stack survey-form" onSubmit={submit} noValidate>
      <Paragraph>{l(definition.intro)}</Paragraph>
      <Field className="survey-short">
        <Label htmlFor={`${id}-day`}>{t('survey.form.day')}</Label>
        {survey.from !== survey.to && <Field.Description>{t('survey.form.dayHelp', days)}</Field.Description>}
        <Input
          id={`${id}-day`}
          type="date"
          min={survey.from}
          max={survey.to}
          value={draft.day}
          onChange={({ target }) => write((now) => ({ ...now, day: target.value }))}
        />
      </Field>
      <fieldset className="survey-part">
        <legend>{l(questions.present.text)}</legend>
        {questions.present.help && <p className="quiet">{l(questions.present.help)}</p>}
        <div className="survey-wards">
          {form.wards.map(({ wardType, beds }) => (
            <Field key={wardType} className="survey-short">
              <Label htmlFor={`${id}-${wardType}`}>{t(`institutionData.ward.${wardType}`)}</Label>
              {beds !== null && <Field.Description>{t('survey.form.beds', { beds })}</Field.Description>}
              <Input
                id={`${id}-${wardType}`}
                name={`present-${wardType}`}
                inputMode="numeric"
                autoComplete="off"
                maxLength={3}
                value={draft.wards.find((ward) => ward.wardType === wardType)?.present ?? ''}
                onChange={({ target }) => {
                  const present = readCount(target.value);
                  write((now) => ({
                    ...now,
                    wards: now.wards.map((ward) =>
                      ward.wardType === wardType ? { ...ward, present } : ward,
                    ),
                  }));
                }}
              />
            </Field>
          ))}
        </div>
      </fieldset>
      <fieldset className="survey-part">
        <legend>{l(questions.resident.text)}</legend>
        {draft.residents.length === 0 && (
          <Checkbox
            label={t('survey.form.nobody')}
            description={t('survey.form.nobodyHelp')}
            checked={draft.nobody}
            onChange={({ target }) => write((now) => ({ ...now, nobody: target.checked }))}
          />
        )}
        {!draft.nobody && questions.resident.help && <p className="quiet">{l(questions.resident.help)}</p>}
        {draft.residents.map((resident, place) => (
          <SurveyResident
            // biome-ignore lint/suspicious/noArrayIndexKey: residents have no name, only their place in the list
            key={place}
            number={place + 1}
            resident={resident}
            form={form}
            write={(change) =>
              write((now) => ({
                ...now,
                residents: now.residents.flatMap((each, index) => {
                  if (index !== place) return [each];
                  const next = change(each);
                  return next === null ? [] : [next];
                }),
              }))
            }
          />
        ))}
        {!draft.nobody && (
          <div>
            <Button type="button" variant="secondary" onClick={addResident}>
              {t('survey.form.addResident')}
            </Button>
          </div>
        )}
      </fieldset>
      {draft.residents.length > 0 && (
        <Paragraph>
          {t('survey.form.counted', {
            residents: draft.residents.length,
            present: draft.wards.reduce((sum, { present }) => sum + (present ?? 0), 0),
          })}
        </Paragraph>
      )}
      <div role="alert">
        {isTried && read.fault !== null && (
          <ValidationMessage>{t(`survey.fault.${read.fault}`)}</ValidationMessage>
        )}
      </div>
      {send.isError && <Problem error={send.error} />}
      <div className="actions">
        <Button type="submit" loading={send.isPending} disabled={open.state === 'conflict'}>
          {t(latest === undefined ? 'survey.form.send' : 'survey.form.correct')}
        </Button>
        <DraftWord {...open} />
      </div>
    </form>
  );
}

function DraftWord({ state, savedAt }: Pick<StoredDraft<unknown>, 'state' | 'savedAt'>) {
  const { t, language } = useTexts();
  const saved = savedAt === null ? '' : t('survey.draft.saved', { at: formatInstant(savedAt, language) });
  return (
    <span role="status" className="quiet" data-state={state}>
      {state === 'saved' ? saved : t(`survey.draft.${state}`)}
    </span>
  );
}

/** Digits as a number; `null` for nothing and for what is no whole number. */
function readCount(text: string): number | null {
  const digits = text.trim();
  return /^\d{1,3}$/.test(digits) ? Math.min(Number(digits), MOST_PRESENT) : null;
}
