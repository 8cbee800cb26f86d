import type { TypedFile } from '@smalspor/contract/operations';
import type { Language } from '@smalspor/domain/texts';
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { House } from '../house/house.ts';

/** Something that stands in a calendar. */
export interface CalendarEntry {
  /** The same for as long as it is the same thing; unique within Smalspor. */
  readonly id: string;
  /** Counts the changes from 1: a calendar moves an entry with a higher one instead of adding it. */
  readonly version: number;
  /** Instants in UTC, ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
  readonly title: string;
  readonly description: string;
  readonly place: string;
  /** The page about it, from the root of the site. */
  readonly path: string;
  readonly isCancelled: boolean;
  /** Without the ending. */
  readonly fileName: string;
}

/** An iCalendar file with one entry. */
export function writeCalendar(
  { configuration, now }: Pick<House, 'configuration' | 'now'>,
  language: Language,
  entry: CalendarEntry,
): TypedFile {
  const site = new URL(configuration.server.publicUrl);
  const calendar = ical({
    prodId: { company: 'Smalspor', product: 'Smalspor', language: language.toUpperCase() },
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  calendar.createEvent({
    id: `${entry.id}@${site.hostname}`,
    sequence: entry.version - 1,
    start: new Date(entry.startsAt),
    end: new Date(entry.endsAt),
    stamp: new Date(now()),
    summary: entry.title,
    description: entry.description,
    location: entry.place,
    url: new URL(entry.path, site).href,
    ...(entry.isCancelled ? { status: ICalEventStatus.CANCELLED } : {}),
  });
  return {
    bytes: new TextEncoder().encode(calendar.toString()),
    fileName: `${entry.fileName}.ics`,
    mediaType: 'text/calendar; charset=utf-8',
  };
}
