import { norwegianDateOf, type PlainDate } from '../time/index.ts';
import type { SmalsporEvent } from './event.ts';

/** How long those who were at an event can say what they thought of it, from when they are asked. */
export const EVALUATION_DAYS = 14;
/** Whoever is noted as present later than this is not asked: nobody remembers. */
export const ASKED_WITHIN_DAYS = 60;

/** Whether an event can be told of: not yet, now, or no more. */
export type EvaluationState = 'coming' | 'open' | 'closed';

type Ending = Pick<SmalsporEvent, 'endsAt'>;

/** When those who were there are asked: when it is over, or when they are noted, if that is later. UTC, ISO 8601. */
export function askedFrom({ endsAt }: Ending, now: string): string {
  return Date.parse(now) < Date.parse(endsAt) ? endsAt : now;
}

/** The last day in Norway on which answers are taken from those who are asked at an instant. */
export function evaluationClosesOn(from: string): PlainDate {
  return norwegianDateOf(daysAfter(from, EVALUATION_DAYS));
}

/** Whether it is late enough that nobody is asked any more. */
export function isTooLateToAsk({ endsAt }: Ending, now: string): boolean {
  return Date.parse(now) > Date.parse(daysAfter(endsAt, ASKED_WITHIN_DAYS));
}

/** @param closesOn the last day on which answers are taken */
export function evaluationState({ endsAt }: Ending, closesOn: PlainDate, now: string): EvaluationState {
  if (norwegianDateOf(now) > closesOn) return 'closed';
  return Date.parse(now) < Date.parse(endsAt) ? 'coming' : 'open';
}

function daysAfter(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * DAY_MS).toISOString();
}

const DAY_MS = 86_400_000;
