import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';

/** A profession that takes part, as the roster has it; hours count for a specialty only where the scheme says so. */
export const PROFESSIONS = ['doctor', 'nurse', 'student', 'other'] as const;
export type Profession = (typeof PROFESSIONS)[number];

/** What hours count as: the whole course, elective hours, or taking part without points. */
export const CREDIT_KINDS = ['clinical-course', 'elective', 'participation'] as const;
export type CreditKind = (typeof CREDIT_KINDS)[number];

/** One set of rules for hours. Rules change, and two may be in force at once; none is ever edited once it has been used. */
export interface CreditScheme {
  readonly id: string;
  readonly name: Localised;
  readonly validFrom: PlainDate;
  /** The last day, inclusive; `null` while no end is known. */
  readonly validTo: PlainDate | null;
  /** The approval that certificates print; `null` where none has been given. */
  readonly approvalNumber: string | null;
  /** Whose hours count; others get the same hours as `participation`. */
  readonly professions: readonly Profession[];
  /** What the hours of a meeting take: being there, or a handed-in worksheet too. */
  readonly meetingNeeds: 'attendance' | 'attendance-and-worksheet';
  /** What the hours count as when everything is done. */
  readonly whole: CreditKind;
  /** What they count as when something lacks; `null`: nothing is given for a part. */
  readonly part: CreditKind | null;
  readonly source: string;
}
