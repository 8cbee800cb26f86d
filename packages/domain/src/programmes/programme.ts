import type { Localised } from '../texts/index.ts';
import type { PeriodKind, PlainDate } from '../time/index.ts';
import type { Condition } from './condition.ts';
import type { CreditScheme } from './credit-scheme.ts';
import type { RollOut } from './roll-out.ts';
import type { UnitKind } from './unit-kind.ts';

export type ProgrammeStatus = 'draft' | 'preview' | 'published' | 'archived';

/** How units come in: group leaders are invited county by county, or whoever wants to may begin. */
export type Enrolment = 'by-invitation' | 'on-demand';

/** A stage of a round; phases are entered in their order. */
export interface Phase {
  readonly id: string;
  readonly name: Localised;
  /** All of them must be so before the phase begins. */
  readonly enter: readonly Condition[];
  /** Meetings that can be held from this phase on. */
  readonly meetings: readonly string[];
}

/** A report that is issued in the programme; see `reportPeriodOf` for the months that it covers. */
export interface ProgrammeReport {
  readonly id: string;
  readonly name: Localised;
  /** Each participant gets an own one, or the unit one about itself, for its meeting. */
  readonly recipient: 'participant' | 'unit';
  readonly kind: 'individual' | 'follow-up';
  readonly period: Extract<PeriodKind, 'rolling12' | 'half'>;
  /** Months from the month of joining, or of the unit's enrolment, to the last month covered; −1 is the month before. */
  readonly endsAfterStart: number;
  /** Ids of the indicators, in the order of the report. */
  readonly indicators: readonly string[];
}

export interface ProgrammeModule {
  readonly id: string;
  readonly name: Localised;
  /** The course in the e-learning content. */
  readonly course: string;
  /** The lessons of it that make up the module; empty for the whole course. */
  readonly lessons: readonly string[];
  readonly minutes: number;
  /** Credited school hours of 45 minutes. */
  readonly hours: number;
  /** Per cent of the questions that must be right. */
  readonly passMark: number;
  /** Whether people before one screen may complete it together on one log-in. */
  readonly together: boolean;
}

export interface AgendaItem {
  readonly minutes: number;
  readonly text: Localised;
}

/** `goal` and `measure` are answered by choosing from the own goals and from the catalogue of measures. */
export type QuestionKind = 'text' | 'goal' | 'measure';

export interface WorksheetQuestion {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: Localised;
  readonly required: boolean;
}

export interface ProgrammeMeeting {
  readonly id: string;
  readonly name: Localised;
  /** Credited school hours of 45 minutes. */
  readonly hours: number;
  /** Held where there is occasion for it: its hours count, and nobody lacks them. */
  readonly optional?: boolean;
  readonly agenda: readonly AgendaItem[];
  /** Empty where no worksheet is handed in. */
  readonly worksheet: readonly WorksheetQuestion[];
}

/** When a round that stands still is closed. */
export interface Lapse {
  /** Months that an invitation stays open. */
  readonly unansweredMonths: number;
  /** Months without any recorded move. */
  readonly idleMonths: number;
}

export interface ProgrammeTexts {
  readonly name: string;
  readonly short: string;
  /** What it is and whom it is for, in two or three sentences. */
  readonly summary: string;
  /** What taking part asks of people: time, meetings, reports. */
  readonly effort: string;
}

/**
 * A programme around the report, whole: nothing in the product knows one by its name. What no source fixes is listed in
 * `open`, so that pages and documentation can say that a site may decide otherwise.
 */
export interface ProgrammeDefinition {
  readonly id: string;
  readonly version: number;
  readonly status: ProgrammeStatus;
  readonly units: readonly UnitKind[];
  readonly enrolment: Enrolment;
  /** What participants do at enrolment: whether the activity-adjusted list length is asked for. */
  readonly asksListLength: boolean;
  /** Least hours of in-house teaching in a year; left out where the programme asks for none. */
  readonly teachingHours?: number;
  readonly phases: readonly Phase[];
  /** What must be so before the round can be finished in its last phase. */
  readonly finish: readonly Condition[];
  readonly reports: readonly ProgrammeReport[];
  readonly modules: readonly ProgrammeModule[];
  /**
   * Months before joining within which a module that was passed outside the round counts, 0 for never; see `earlierPassMonths`
   * for what holds where a programme does not say.
   */
  readonly earlierPasses?: { readonly months: number };
  readonly meetings: readonly ProgrammeMeeting[];
  readonly lapse: Lapse;
  readonly schemes: readonly CreditScheme[];
  readonly certificate: { readonly title: Localised; readonly issuer: string };
  readonly rollOut: RollOut | null;
  /** The programme that follows, again and again, after so many months; `null` when it ends. */
  readonly followedBy: { readonly programme: string; readonly everyMonths: number } | null;
  readonly texts: Readonly<Record<keyof Localised, ProgrammeTexts>>;
  readonly sources: readonly string[];
  readonly open: readonly { readonly part: string; readonly why: string }[];
  readonly changeLog: readonly {
    readonly version: number;
    readonly date: PlainDate;
    readonly change: string;
  }[];
}

/** Minutes of a school hour. */
export const SCHOOL_HOUR = 45;

/** School hours by type. */
export interface Hours {
  readonly eLearning: number;
  readonly meetings: number;
}

/** What the whole programme is worth: 15 school hours = 3 × (2 + 3) for three modules and three meetings, none optional. */
export function hoursOf({ modules, meetings }: Pick<ProgrammeDefinition, 'modules' | 'meetings'>): Hours {
  return { eLearning: sumHours(modules), meetings: sumHours(meetings.filter(({ optional }) => !optional)) };
}

export function totalHours({ eLearning, meetings }: Hours): number {
  return eLearning + meetings;
}

function sumHours(parts: readonly { readonly hours: number }[]): number {
  return parts.reduce((sum, { hours }) => sum + hours, 0);
}
