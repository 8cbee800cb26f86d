import { LANGUAGES, type Localised } from '../texts/index.ts';

export const EVENT_KINDS = ['kick-off', 'conference', 'course', 'other'] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type EventState = 'open' | 'cancelled';

/** Something that people come to at a time, in a place or behind a link. */
export interface SmalsporEvent {
  readonly id: string;
  readonly kind: EventKind;
  /** The programme that it belongs to; `null` for none. */
  readonly programme: string | null;
  /** The health region whose centre organises it; `null` for the programmes' administration. */
  readonly region: string | null;
  readonly title: Localised;
  readonly description: Localised;
  /** Instants in UTC, ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string | null;
  /** Where those who are not there follow it. */
  readonly link: string | null;
  /** `null` for as many as want to. */
  readonly capacity: number | null;
  readonly hasWaitingList: boolean;
  readonly state: EventState;
  /** Counts the changes, so that two who edit do not write over each other. */
  readonly version: number;
}

/** What whoever makes an event says about it. */
export type EventDetails = Omit<SmalsporEvent, 'id' | 'region' | 'state' | 'version'>;

/** What is wrong with some details; `null` when an event can be like that. */
export type EventFault =
  | 'blank-title'
  | 'no-time'
  | 'ends-before-it-starts'
  | 'longer-than-a-fortnight'
  | 'neither-place-nor-link';

const LONGEST_MS = 14 * 24 * 3_600_000;

export function eventFault({
  title,
  startsAt,
  endsAt,
  place,
  link,
}: Pick<EventDetails, 'title' | 'startsAt' | 'endsAt' | 'place' | 'link'>): EventFault | null {
  if (LANGUAGES.some((language) => title[language].trim() === '')) return 'blank-title';
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  if (Number.isNaN(length)) return 'no-time';
  if (length <= 0) return 'ends-before-it-starts';
  if (length > LONGEST_MS) return 'longer-than-a-fortnight';
  return (place ?? '').trim() === '' && link === null ? 'neither-place-nor-link' : null;
}

/**
 * Whether an event would be put where nobody can come any more. One that has begun may keep its time.
 * @param before when it began until now; `null` for a new one
 */
export function beginsInPast(startsAt: string, now: string, before: string | null = null): boolean {
  const start = Date.parse(startsAt);
  if (before !== null && start === Date.parse(before)) return false;
  return start <= Date.parse(now);
}

/** Whether people can still come or say that they do not: until it is over, unless it was called off. */
export function takesRegistrations(
  { state, endsAt }: Pick<SmalsporEvent, 'state' | 'endsAt'>,
  now: string,
): boolean {
  return state === 'open' && Date.parse(now) < Date.parse(endsAt);
}
