import {
  Button,
  Checkbox,
  Field,
  Input,
  Label,
  Select,
  Textarea,
  ValidationMessage,
} from '@digdir/designsystemet-react';
import type { InputOf } from '@smalspor/contract/operations';
import { EVENT_KINDS, type EventFault, type EventKind, eventFault } from '@smalspor/domain/events';
import { LANGUAGES } from '@smalspor/domain/texts';
import { instantInOslo, osloClock } from '@smalspor/domain/time';
import { type FormEvent, useId, useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';

/** What is said about an event; who organises it is chosen apart, and never changed. */
export type EventDetails = Omit<InputOf<'makeEvent'>, 'region'>;

interface Props {
  /** What is changed; nothing for a new one. */
  readonly event?: EventView;
  readonly save: (details: EventDetails) => void;
  readonly isBusy: boolean;
  readonly error: unknown;
}

const LANGUAGE_NAMES = {
  nb: 'event.form.bokmal',
  nn: 'event.form.nynorsk',
  en: 'event.form.english',
} as const;

const EMPTY = { nb: '', nn: '', en: '' };

/** What is said about an event, in three languages. */
export function EventForm({ event, save, isBusy, error }: Props) {
  const { t, l } = useTexts();
  const id = useId();
  const programmes = useApi('listProgrammes', {});
  const [kind, setKind] = useState<EventKind>(event?.kind ?? 'kick-off');
  const [programme, setProgramme] = useState(event?.programme ?? '');
  const [title, setTitle] = useState(event?.title ?? EMPTY);
  const [description, setDescription] = useState(event?.description ?? EMPTY);
  const [texts, setTexts] = useState(() => textsOf(event));
  const [hasWaitingList, setWaitingList] = useState(event?.hasWaitingList ?? true);
  const [fault, setFault] = useState<EventFault | null>(null);
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const when = { startsAt: instantOf(texts.day, texts.starts), endsAt: instantOf(texts.day, texts.ends) };
    const where = { place: texts.place.trim() || null, link: texts.link.trim() || null };
    const found = eventFault({ title, ...when, ...where });
    setFault(found);
    if (found !== null) return;
    const capacity = texts.capacity === '' ? null : Number(texts.capacity);
    save({
      kind,
      programme: programme || null,
      title,
      description,
      ...when,
      ...where,
      capacity,
      hasWaitingList,
    });
  };
  const field = (name: keyof typeof texts, type: 'text' | 'date' | 'time' | 'number' | 'url') => (
    <Field key={name}>
      <Label htmlFor={`${id}-${name}`}>{t(`event.form.${name}`)}</Label>
      <Input
        id={`${id}-${name}`}
        name={name}
        type={type}
        value={texts[name]}
        {...(type === 'number' ? { min: 1 } : {})}
        onChange={(changed) => setTexts({ ...texts, [name]: changed.target.value })}
      />
    </Field>
  );
  return (
    <form className="round-form event-form" onSubmit={submit} noValidate>
      <Field>
        <Label htmlFor={`${id}-kind`}>{t('event.form.kind')}</Label>
        <Select
          id={`${id}-kind`}
          value={kind}
          onChange={(changed) => setKind(changed.target.value as EventKind)}
        >
          {EVENT_KINDS.map((each) => (
            <Select.Option key={each} value={each}>
              {t(`event.kind.${each}-event`)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      <Field>
        <Label htmlFor={`${id}-programme`}>{t('event.form.programme')}</Label>
        <Select
          id={`${id}-programme`}
          value={programme}
          onChange={(changed) => setProgramme(changed.target.value)}
        >
          <Select.Option value="">{t('event.form.noProgramme')}</Select.Option>
          {(programmes.data?.programmes ?? []).map((each) => (
            <Select.Option key={each.id} value={each.id}>
              {l(each.name)}
            </Select.Option>
          ))}
        </Select>
      </Field>
      {LANGUAGES.map((language) => (
        <Field key={`title-${language}`}>
          <Label htmlFor={`${id}-title-${language}`}>
            {t('event.form.titleIn', { language: t(LANGUAGE_NAMES[language]) })}
          </Label>
          <Input
            id={`${id}-title-${language}`}
            name={`title-${language}`}
            maxLength={200}
            value={title[language]}
            onChange={(changed) => setTitle({ ...title, [language]: changed.target.value })}
          />
        </Field>
      ))}
      {LANGUAGES.map((language) => (
        <Field key={`description-${language}`}>
          <Label htmlFor={`${id}-description-${language}`}>
            {t('event.form.descriptionIn', { language: t(LANGUAGE_NAMES[language]) })}
          </Label>
          <Textarea
            id={`${id}-description-${language}`}
            rows={3}
            maxLength={4000}
            value={description[language]}
            onChange={(changed) => setDescription({ ...description, [language]: changed.target.value })}
          />
        </Field>
      ))}
      {field('day', 'date')}
      {field('starts', 'time')}
      {field('ends', 'time')}
      {field('place', 'text')}
      {field('link', 'url')}
      {field('capacity', 'number')}
      <p className="quiet">{t('event.form.capacityHelp')}</p>
      <Checkbox
        label={t('event.form.waitingList')}
        value="waiting-list"
        checked={hasWaitingList}
        onChange={() => setWaitingList(!hasWaitingList)}
      />
      {fault !== null && <ValidationMessage role="alert">{t(`event.form.fault.${fault}`)}</ValidationMessage>}
      {error !== null && <Problem error={error} />}
      <Button type="submit" loading={isBusy}>
        {t('event.form.save')}
      </Button>
    </form>
  );
}

function textsOf(event: EventView | undefined) {
  const from = event ? osloClock(event.startsAt) : null;
  return {
    day: from?.day ?? '',
    starts: from?.time ?? '17:00',
    ends: event ? osloClock(event.endsAt).time : '19:00',
    place: event?.place ?? '',
    link: event?.link ?? '',
    capacity: event?.capacity ? String(event.capacity) : '',
  };
}

/** Empty where a part is missing, which no event can begin at. */
function instantOf(day: string, time: string): string {
  return day === '' || time === '' ? '' : instantInOslo(day, time);
}
