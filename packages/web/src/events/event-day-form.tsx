import { Button, Field, Input, Label, Select, ValidationMessage } from '@digdir/designsystemet-react';
import {
  type AgendaItem,
  type EventDayFault,
  type EventMaterial,
  eventDayFault,
} from '@smalspor/domain/events';
import { type FormEvent, useId, useState } from 'react';
import { client } from '../api/client.ts';
import { Problem } from '../frame/problem.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { EventView } from './event-page.tsx';
import { useEventChange } from './use-event-change.ts';

interface Props {
  readonly event: EventView;
  readonly running: NonNullable<EventView['running']>;
}

/** A new row is there as soon as the one before is begun; rows without anything are left out. */
const isBegun = (row: object): boolean => Object.values(row).some((text) => text !== '');
const withEmpty = <Row extends object>(rows: readonly Row[], empty: Row): readonly Row[] => {
  const last = rows.at(-1);
  return last === undefined || isBegun(last) ? [...rows, empty] : rows;
};

const NO_ITEM: AgendaItem = { time: '', title: '', speaker: '' };
const NO_LINK: EventMaterial = { title: '', url: '' };

/** The programme of the day, links to what can be read, and which meeting of the programme the event counts as. */
export function EventDayForm({ event, running }: Props) {
  const { t, l } = useTexts();
  const id = useId();
  const [agenda, setAgenda] = useState(() => withEmpty(event.agenda, NO_ITEM));
  const [material, setMaterial] = useState(() => withEmpty(event.material, NO_LINK));
  const [meeting, setMeeting] = useState(event.meeting ?? '');
  const [fault, setFault] = useState<EventDayFault | null>(null);
  const save = useEventChange(event.id, (input: Parameters<typeof client.planEventDay>[0]) =>
    client.planEventDay(input),
  );
  const submit = (submitted: FormEvent): void => {
    submitted.preventDefault();
    const day = { agenda: agenda.filter(isBegun), material: material.filter(isBegun) };
    const found = eventDayFault(day);
    setFault(found);
    if (found !== null) return;
    save.mutate({ eventId: event.id, version: event.version, ...day, meeting: meeting || null });
  };
  const cell = (
    name: string,
    label: string,
    value: string,
    change: (text: string) => void,
    type: 'text' | 'time' | 'url' = 'text',
  ) => (
    <Field data-size="sm">
      <Label htmlFor={`${id}-${name}`}>{label}</Label>
      <Input
        id={`${id}-${name}`}
        type={type}
        maxLength={type === 'url' ? 500 : 200}
        value={value}
        onChange={(changed) => change(changed.target.value)}
      />
    </Field>
  );
  const put = <Row,>(rows: readonly Row[], index: number, change: Partial<Row>): Row[] =>
    rows.map((row, at) => (at === index ? { ...row, ...change } : row));
  const item = (index: number, change: Partial<AgendaItem>) =>
    setAgenda(withEmpty(put(agenda, index, change), NO_ITEM));
  const link = (index: number, change: Partial<EventMaterial>) =>
    setMaterial(withEmpty(put(material, index, change), NO_LINK));
  return (
    <form className="event-day" onSubmit={submit} noValidate>
      {agenda.map(({ time, title, speaker }, index) => (
        <div className="event-row" key={`agenda-${index.toString()}`}>
          {cell(`time-${index}`, t('event.day.time'), time, (text) => item(index, { time: text }), 'time')}
          {cell(`title-${index}`, t('event.day.title'), title, (text) => item(index, { title: text }))}
          {cell(`who-${index}`, t('event.day.speaker'), speaker, (text) => item(index, { speaker: text }))}
        </div>
      ))}
      {material.map(({ title, url }, index) => (
        <div className="event-row" key={`material-${index.toString()}`}>
          {cell(`link-${index}`, t('event.day.link'), title, (text) => link(index, { title: text }))}
          {cell(`url-${index}`, t('event.day.url'), url, (text) => link(index, { url: text }), 'url')}
        </div>
      ))}
      {running.meetings.length > 0 && (
        <Field>
          <Label htmlFor={`${id}-meeting`}>{t('event.day.meeting')}</Label>
          <Field.Description>{t('event.day.meetingHelp')}</Field.Description>
          <Select
            id={`${id}-meeting`}
            value={meeting}
            onChange={(changed) => setMeeting(changed.target.value)}
          >
            <Select.Option value="">{t('event.day.noMeeting')}</Select.Option>
            {running.meetings.map((each) => (
              <Select.Option key={each.id} value={each.id}>
                {l(each.name)}
              </Select.Option>
            ))}
          </Select>
        </Field>
      )}
      {fault !== null && <ValidationMessage role="alert">{t(`event.day.fault.${fault}`)}</ValidationMessage>}
      {save.isError && <Problem error={save.error} />}
      <p className="round-actions">
        <Button type="submit" variant="secondary" data-size="sm" loading={save.isPending}>
          {t('event.day.save')}
        </Button>
        <span role="status">{save.isSuccess && t('event.run.saved')}</span>
      </p>
    </form>
  );
}
