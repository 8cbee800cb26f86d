import { holdsIdentityNumber } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';

/** Whom attendance is counted by. `unstated`: it is known how many, and not who they were. */
export const ATTENDEES = ['doctors', 'nurses', 'care-workers', 'others', 'unstated'] as const;
export type Attendee = (typeof ATTENDEES)[number];
export type Attendance = Readonly<Record<Attendee, number>>;

/** One occasion of teaching in an institution, as its own people tell it. No participant is named. */
export interface TeachingEntry {
  readonly day: PlainDate;
  /** How long it lasted; the same however many were there. */
  readonly minutes: number;
  /** Who taught; empty for a course that colleagues took together. */
  readonly teacher: string;
  readonly attendance: Attendance;
  /** Ids of the courses and tools that were used. */
  readonly material: readonly string[];
  /** What else was used, in own words; empty for nothing. */
  readonly ownMaterial: string;
  /** What was agreed to do; empty for nothing. */
  readonly agreed: string;
}

/**
 * What RASK asks of an institution for each calendar year, on its report and on improvement: three hours. Source: ASP's
 * description of RASK 2.0.
 */
export const ASKED_MINUTES = 180;

/** Teaching that lasted longer was more than one occasion. */
export const LONGEST_MINUTES = 600;
export const LARGEST_ATTENDANCE = 500;
export const LONGEST_TEACHER = 200;
export const LONGEST_AGREED = 2000;

/** The first month of RASK: nothing older is an occasion of it. */
const FIRST_DAY = '2016-10-01';

export const TEACHING_FAULTS = [
  'no-day',
  'day-ahead',
  'day-too-early',
  'minutes',
  'nobody-there',
  'attendance',
  'no-teacher',
  'no-material',
  'too-long',
  'identity-number',
] as const;
export type TeachingFault = (typeof TEACHING_FAULTS)[number];

/** What keeps an occasion from being noted; empty when nothing does. */
export function teachingFaults(entry: TeachingEntry, today: PlainDate): readonly TeachingFault[] {
  const { day, minutes, teacher, material, ownMaterial, agreed } = entry;
  const counts = ATTENDEES.map((attendee) => entry.attendance[attendee]);
  const texts = [teacher, ownMaterial, agreed];
  const faults: TeachingFault[] = [];
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) faults.push('no-day');
  else if (day > today) faults.push('day-ahead');
  else if (day < FIRST_DAY) faults.push('day-too-early');
  if (!Number.isInteger(minutes) || minutes < 5 || minutes > LONGEST_MINUTES) faults.push('minutes');
  if (counts.some((count) => !Number.isInteger(count) || count < 0 || count > LARGEST_ATTENDANCE)) {
    faults.push('attendance');
  } else if (peopleThere(entry) === 0) faults.push('nobody-there');
  if (teacher.trim() === '') faults.push('no-teacher');
  if (material.length === 0 && ownMaterial.trim() === '') faults.push('no-material');
  if (
    teacher.length > LONGEST_TEACHER ||
    ownMaterial.length > LONGEST_TEACHER ||
    agreed.length > LONGEST_AGREED
  ) {
    faults.push('too-long');
  }
  if (texts.some(holdsIdentityNumber)) faults.push('identity-number');
  return faults;
}

/** How many were there, of all professions. */
export function peopleThere({ attendance }: Pick<TeachingEntry, 'attendance'>): number {
  return ATTENDEES.reduce((sum, attendee) => sum + attendance[attendee], 0);
}

/** Attendance of which only the number is known. */
export function unstatedAttendance(people: number): Attendance {
  return { doctors: 0, nurses: 0, 'care-workers': 0, others: 0, unstated: people };
}
