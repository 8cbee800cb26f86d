import type { OutputOf } from '@smalspor/contract/operations';
import { ATTENDEES } from '@smalspor/domain/teaching';
import type { MessageValues } from '../texts/write-message.ts';

export type TeachingLog = OutputOf<'readTeaching'>;
export type TeachingOccasion = TeachingLog['entries'][number];
type Details = Pick<TeachingOccasion, 'attendance' | 'material' | 'ownMaterial'>;
type Write = (key: string, values?: MessageValues) => string;

/** Minutes as people say them: `45 min`, `2 t`, `2 t 15 min`. */
export function writeDuration(total: number, t: Write): string {
  const [hours, minutes] = [Math.floor(total / 60), total % 60];
  if (hours === 0) return t('teaching.minutes', { minutes });
  return minutes === 0 ? t('teaching.hours', { hours }) : t('teaching.hoursMinutes', { hours, minutes });
}

/** Who was there, as `Leger 1, Sykepleiere 6`. */
export function writeAttendance({ attendance }: Pick<Details, 'attendance'>, t: Write): string {
  return ATTENDEES.filter((attendee) => attendance[attendee] > 0)
    .map((attendee) => `${t(`teaching.attendee.${attendee}`)} ${attendance[attendee]}`)
    .join(', ');
}

/** What was used; an id that is offered no more stays as it is. */
export function writeMaterial(
  { material, ownMaterial }: Omit<Details, 'attendance'>,
  { materials }: Pick<TeachingLog, 'materials'>,
  l: (text: TeachingLog['materials'][number]['name']) => string,
): string {
  const names = material.map((id) => {
    const known = materials.find((each) => each.id === id);
    return known ? l(known.name) : id;
  });
  return [...names, ownMaterial].filter(Boolean).join(', ');
}
