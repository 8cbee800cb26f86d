import type { Localised } from '@smalspor/domain/texts';

export type EventPhase = 'before' | 'expecting' | 'after';

/** The effect over some months, counted from the start. */
export interface EventMark {
  /** First month; −12 is a year before the start. */
  readonly from: number;
  readonly phase: EventPhase;
  /** In per cent of what it would have been. */
  readonly value: number;
  /** `null` where there are too few parts to tell. */
  readonly low: number | null;
  readonly high: number | null;
}

/** Participants against those who had not begun, by time since their start. */
export interface EventStudyBlock {
  readonly id: string;
  readonly title: Localised;
  readonly unit: Localised;
  readonly summary: Localised;
  /** Months that one mark is of. */
  readonly step: number;
  /** In the order of time. */
  readonly marks: readonly EventMark[];
  readonly words: {
    readonly months: Localised;
    readonly phase: Localised;
    readonly phases: Readonly<Record<EventPhase, Localised>>;
  };
}
