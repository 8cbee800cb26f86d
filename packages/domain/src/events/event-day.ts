/** A part of the programme of the day. */
export interface AgendaItem {
  /** `HH:MM` on the Norwegian clock. */
  readonly time: string;
  readonly title: string;
  /** Who speaks; empty for nobody in particular. */
  readonly speaker: string;
}

/** What can be read or watched before and after, by its address. */
export interface EventMaterial {
  readonly title: string;
  readonly url: string;
}

/** What happens at an event, and what coming to it counts as. */
export interface EventDay {
  readonly agenda: readonly AgendaItem[];
  readonly material: readonly EventMaterial[];
  /** The meeting of the event's programme that whoever comes has been to; `null` for none. */
  readonly meeting: string | null;
}

export const EVENT_DAY_FAULTS = [
  'agenda-time',
  'agenda-title',
  'material-title',
  'material-address',
] as const;
export type EventDayFault = (typeof EVENT_DAY_FAULTS)[number];

/** What is wrong with what somebody says of the day; `null` when nothing is. */
export function eventDayFault({
  agenda,
  material,
}: Pick<EventDay, 'agenda' | 'material'>): EventDayFault | null {
  if (agenda.some(({ time }) => !/^([01]\d|2[0-3]):[0-5]\d$/.test(time))) return 'agenda-time';
  if (agenda.some(({ title }) => title.trim() === '')) return 'agenda-title';
  if (material.some(({ title }) => title.trim() === '')) return 'material-title';
  return material.some(({ url }) => !/^https:\/\/[^\s"<>]+$/.test(url)) ? 'material-address' : null;
}

/** The agenda in the order of the day; what begins at the same time stays as it was written. */
export function inOrder(agenda: readonly AgendaItem[]): readonly AgendaItem[] {
  return agenda.toSorted((one, other) => (one.time < other.time ? -1 : one.time > other.time ? 1 : 0));
}
