import type { PlainDate } from './month.ts';

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** What a Norwegian clock shows at an instant: the day and `HH:MM`. @throws RangeError for a text that is no instant. */
export function osloClock(instant: string): { readonly day: PlainDate; readonly time: string } {
  const shown = CLOCK.format(new Date(instant));
  return { day: shown.slice(0, 10) as PlainDate, time: shown.slice(11, 16) };
}

/**
 * The instant at which a Norwegian clock shows a day and a time, ISO 8601 in UTC. The hour that summer time skips is read as
 * the hour after it, and of the one that comes twice the first is meant.
 * @param day `YYYY-MM-DD`
 * @param time `HH:MM`
 * @throws RangeError for anything else.
 */
export function instantInOslo(day: string, time: string): string {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  if (Number.isNaN(asUtc)) throw new RangeError(`No day and time: ${day} ${time}`);
  const shownAt = (instant: number): number => {
    const clock = osloClock(new Date(instant).toISOString());
    return Date.parse(`${clock.day}T${clock.time}:00Z`);
  };
  const guess = asUtc - (shownAt(asUtc) - asUtc);
  const corrected = guess - (shownAt(guess) - asUtc);
  const earlier = corrected - HOUR;
  return new Date(shownAt(earlier) === asUtc ? earlier : corrected).toISOString();
}

const HOUR = 3_600_000;
