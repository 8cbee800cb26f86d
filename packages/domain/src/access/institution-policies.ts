import type { Actor, Place } from './actor.ts';
import type { INSTITUTION_TABLE } from './institution-table.ts';
import { mayReach, targetOfPlace } from './may-reach.ts';
import { canFollowRounds } from './programme-policies.ts';
import { reachOf } from './role-table.ts';

export type InstitutionAct = keyof typeof INSTITUTION_TABLE;

/** A nursing home or another institution, and the municipality, county and health region that it lies in today. */
export interface InstitutionTarget {
  readonly organisation: number;
  readonly within: readonly Place[];
}

/** Whether somebody may do this at this very institution. */
export function mayAtInstitution(
  actor: Actor | null,
  act: InstitutionAct,
  { organisation, within }: InstitutionTarget,
): boolean {
  return mayReach(actor, act, targetOfPlace({ kind: 'institution', id: String(organisation) }, within));
}

/**
 * Whether somebody runs this very event.
 * @param region the health region whose centre organises it; `null` for the programmes' administration
 */
export function mayRunEvent(actor: Actor | null, { region }: { readonly region: string | null }): boolean {
  const place: Place = region === null ? { kind: 'nation', id: '' } : { kind: 'region', id: region };
  return mayReach(actor, 'run-events', targetOfPlace(place));
}

const somewhere = (act: InstitutionAct) => (actor: Actor | null) => reachOf(actor, act) !== 'none';

/** Whether one of the acts is anybody's anywhere. */
const someOf =
  (...acts: readonly InstitutionAct[]) =>
  (actor: Actor | null) =>
    acts.some((act) => reachOf(actor, act) !== 'none');

/** The policies that stand at the door of the institutions' operations; which institution is decided behind it. */
export const INSTITUTION_DOORS = {
  /** See that an institution is there, and where it is in a programme. */
  canOpenSomeInstitution: someOf('read-institution-figures', 'follow-institutions'),
  /** Say who its people are. */
  canManageSomeInstitution: someOf('run-institution', 'invite-institutions'),
  canReadSomeInstitutionFigures: somewhere('read-institution-figures'),
  canKeepSomeInstitutionWork: somewhere('keep-institution-work'),
  canTellSomeInstitutionData: somewhere('tell-institution-data'),
  canRunSomeInstitution: somewhere('run-institution'),
  canInviteSomeInstitutions: somewhere('invite-institutions'),
  canFollowSomeInstitutions: somewhere('follow-institutions'),
  canRunSomeEvents: somewhere('run-events'),
  /** See events: whoever comes to them, and whoever runs some. */
  canFollowEvents: (actor: Actor | null) => canFollowRounds(actor) || reachOf(actor, 'run-events') !== 'none',
  canVisitSomeInstitutions: somewhere('visit-institutions'),
  canReadSomeVisits: somewhere('read-visits'),
  canPlanSurveys: somewhere('plan-surveys'),
  canReadSurveyResults: somewhere('read-survey-results'),
  canAnswerSomeSurveys: somewhere('answer-surveys'),
} as const;
