/** Every reason for which a move is refused; each has its sentence in `content/messages/programme.yaml`. */
export const MOVE_REFUSALS = [
  'key-reused',
  'wrong-status',
  'unit-kind-unknown',
  'enrolment-not-open',
  'leader-needed',
  'leader-not-wanted',
  'unit-differs',
  'round-full',
  'already-taking-part',
  'not-taking-part',
  'phase-unknown',
  'phase-out-of-order',
  'condition-not-met',
  'phases-left',
  'module-unknown',
  'not-together',
  'nobody-named',
  'below-pass-mark',
  'pass-too-old',
  'meeting-unknown',
  'meeting-not-open',
  'meeting-not-held',
  'date-in-future',
  'date-before-enrolment',
  'joined-later',
  'left-earlier',
  'worksheet-unknown',
  'already-done',
  'report-unknown',
  'recipient-differs',
  'period-not-over',
  'correction-of-another',
  'certificate-not-due',
  'certificate-issued',
  'certificate-not-in-force',
  'certificate-not-mended',
  'not-due-yet',
] as const;
export type MoveRefusalReason = (typeof MOVE_REFUSALS)[number];

/** Why a move cannot be made, with plain facts for the sentence: ids, numbers and days, never health data. */
export interface MoveRefusal {
  readonly reason: MoveRefusalReason;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What the reducer's parts give: the new state, or why not. */
export type Step<T> =
  | { readonly ok: true; readonly state: T }
  | { readonly ok: false; readonly refusal: MoveRefusal };

export function accept<T>(state: T): Step<T> {
  return { ok: true, state };
}

export function refuse(reason: MoveRefusalReason, facts: MoveRefusal['facts'] = {}): Step<never> {
  return { ok: false, refusal: { reason, facts } };
}
