import type { Actor, Place } from './actor.ts';
import { mayReach, type Target, targetOfPerson, targetOfPlace } from './may-reach.ts';
import { reachOf } from './role-table.ts';

type Owner = NonNullable<Target['owner']>;

/** A CME group by its number, or any unit as the place that roles are held in. */
type Unit = string | Place;

/** Own goals, measures and notes; nobody else's, whoever asks. */
export function canKeepGoals(actor: Actor | null, owner: Owner): boolean {
  return mayReach(actor, 'keep-goals', targetOfPerson(owner));
}

/** Whoever may keep goals at all; whose they are is the data layer's answer. */
export function canKeepOwnGoals(actor: Actor | null): boolean {
  return reachOf(actor, 'keep-goals') !== 'none' && actor?.hpr != null;
}

/** Sharing is the doctor's own act, and so is taking it back: no leader does it for a member. */
export function canShareFigures(actor: Actor | null, owner: Owner): boolean {
  return mayReach(actor, 'share-figures', targetOfPerson(owner));
}

/** A member's figures, in the group and round that the member shares them in, while the sharing lasts. */
export function canReadSharedFigures(
  actor: Actor | null,
  shared: { readonly group: string; readonly isShared: boolean },
): boolean {
  return shared.isShared && mayReach(actor, 'read-shared-figures', groupTarget(shared.group));
}

/** The aggregate of the actor's own group; disclosure control has the last word on each figure. */
export function canReadGroupFigures(actor: Actor | null, group: string): boolean {
  return mayReach(actor, 'read-group-figures', groupTarget(group));
}

/** Whoever may read the aggregate of some group; which one is the data layer's answer. */
export function canReadSomeGroupFigures(actor: Actor | null): boolean {
  return reachOf(actor, 'read-group-figures') !== 'none';
}

/** Who is in a round, who came and who has handed in. */
export function canReadRoster(actor: Actor | null, unit: Unit): boolean {
  return mayReach(actor, 'read-roster', unitTarget(unit));
}

/** Schedule and hold meetings, confirm attendance, go to the next phase. */
export function canRunRound(actor: Actor | null, unit: Unit): boolean {
  return mayReach(actor, 'run-round', unitTarget(unit));
}

export function canEnrolUnit(actor: Actor | null, unit: Unit): boolean {
  return mayReach(actor, 'enrol-unit', unitTarget(unit));
}

/** Aggregates of an area; the country's are everybody's who may see any. */
export function canReadAreaResults(actor: Actor | null, area: Place, within: readonly Place[] = []): boolean {
  if (area.kind === 'nation') return reachOf(actor, 'read-area-results') !== 'none';
  return mayReach(actor, 'read-area-results', targetOfPlace(area, within));
}

/** Whoever reads aggregates of some area; which one is the data layer's answer. */
export function canExplore(actor: Actor | null): boolean {
  return reachOf(actor, 'read-area-results') !== 'none';
}

/** Numbers of units and the share of GPs in an area; nobody's name. */
export function canReadParticipation(
  actor: Actor | null,
  area: Place,
  within: readonly Place[] = [],
): boolean {
  return mayReach(actor, 'read-participation', targetOfPlace(area, within));
}

/** Ask the group leaders of a municipality to join. */
export function canRecruit(actor: Actor | null, municipality: string): boolean {
  return mayReach(actor, 'recruit', targetOfPlace({ kind: 'municipality', id: municipality }));
}

export function canPlanRollOut(actor: Actor | null): boolean {
  return reachOf(actor, 'plan-roll-out') === 'all';
}

/** Whether deliveries and releases are on time; no data. */
export function canFollowDeliveries(actor: Actor | null): boolean {
  return reachOf(actor, 'follow-deliveries') === 'all';
}

/** Print an issued report for its owner; every use is audited, and the report is not shown. */
export function canPrintReports(actor: Actor | null): boolean {
  return reachOf(actor, 'print-reports') === 'all';
}

export function canIssueCertificates(actor: Actor | null): boolean {
  return reachOf(actor, 'issue-certificates') === 'all';
}

/** Answers to questionnaires, added up. */
export function canReadSatisfaction(actor: Actor | null): boolean {
  return reachOf(actor, 'read-satisfaction') === 'all';
}

/** What came of a programme, by county; the release tells of nobody alone. */
export function canReadEvaluations(actor: Actor | null): boolean {
  return reachOf(actor, 'read-evaluations') === 'all';
}

/** Whoever follows some unit's figures over time; which ones is the data layer's answer. */
export function canFollowSignals(actor: Actor | null): boolean {
  return reachOf(actor, 'follow-signals') !== 'none';
}

/** What stands out in the figures that are told of a municipality or county. */
export function canFollowSignalsOf(actor: Actor | null, area: Place, within: readonly Place[]): boolean {
  return mayReach(actor, 'follow-signals', targetOfPlace(area, within));
}

/** The institutions whose signals are the actor's: those that the actor works at. Whoever answers for an area is told of no single home. */
export function institutionsFollowed(actor: Actor): readonly number[] {
  const own = (actor.places ?? []).filter(
    ({ kind, role, id }) =>
      kind === 'institution' &&
      (role === 'institution-contact' || role === 'institution-staff') &&
      mayReach(
        { ...actor, roles: actor.roles.filter((each) => each === role) },
        'follow-signals',
        targetOfPlace({ kind, id }),
      ),
  );
  return [...new Set(own.map(({ id }) => Number(id)))];
}

/** Pseudonymous extracts; the approval is checked where the extract is made. */
export function canReadResearchExtracts(actor: Actor | null): boolean {
  return reachOf(actor, 'read-research-extracts') === 'all';
}

/** Whoever takes part in programmes as a person; what is theirs is the data layer's answer. */
export function canTakePart(actor: Actor | null): boolean {
  return reachOf(actor, 'take-course') !== 'none';
}

/** Whoever runs any round; which ones is the data layer's answer. */
export function canRunSomeRound(actor: Actor | null): boolean {
  return reachOf(actor, 'run-round') !== 'none';
}

/** Whoever is in a round, runs one, or helps those who do; which ones is the data layer's answer. */
export function canFollowRounds(actor: Actor | null): boolean {
  return canTakePart(actor) || reachOf(actor, 'read-roster') !== 'none';
}

/** Whoever may ask groups to join anywhere. */
export function canRecruitSomewhere(actor: Actor | null): boolean {
  return reachOf(actor, 'recruit') !== 'none';
}

/** Whoever follows participation anywhere. */
export function canFollowSomeArea(actor: Actor | null): boolean {
  return reachOf(actor, 'read-participation') !== 'none';
}

/** The policies that stand at the door of the programmes' operations. */
export const PROGRAMME_DOORS = {
  canKeepOwnGoals,
  canTakePart,
  canReadSomeGroupFigures,
  canRunSomeRound,
  canFollowRounds,
  canRecruitSomewhere,
  canFollowSomeArea,
  canPlanRollOut,
  canFollowDeliveries,
  canPrintReports,
  canIssueCertificates,
  canReadSatisfaction,
  canReadEvaluations,
  canExplore,
  canReadResearchExtracts,
  canFollowSignals,
} as const;

function unitTarget(unit: Unit): Target {
  return typeof unit === 'string' ? groupTarget(unit) : targetOfPlace(unit);
}

function groupTarget(group: string): Target {
  return targetOfPlace({ kind: 'group', id: group });
}
