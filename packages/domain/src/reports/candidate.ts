import type { KeyMessage } from './model.ts';
import type { Topic } from './report-sections.ts';

/** A key message that the figures allow, before the three that matter most are chosen. */
export interface Candidate extends KeyMessage {
  readonly topic: Topic;
  /** Prescriptions that the message concerns, times how much of it is in the doctor's own hands (0–1). */
  readonly weight: number;
}

/** Choosing the agent is the doctor's own; how often patients fall ill is not. */
export const OWN_CONTROL = { choice: 1, volume: 0.5 } as const;

/** Fewer prescriptions than this are no reason to change a habit, however sure the difference is. */
export const WORTH_A_MESSAGE = 10;
