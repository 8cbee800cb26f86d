import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listGoals as listStored, type StoredGoal } from '@smalspor/database/goals';
import { type Actor, ownScope } from '@smalspor/domain/access';
import { goalProgress } from '@smalspor/domain/goals';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { type OwnFigures, readOwnFigures } from './own-figures.ts';
import { tellIndicator, tellUnknownIndicator } from './tell-indicator.ts';

/** A goal as its owner sees it, with how it stands. */
export type GoalEntry = OutputOf<'listGoals'>['goals'][number];

/** Holds a goal against the figures of the served release. */
export function tellGoal(house: House, goal: StoredGoal, figures: OwnFigures | null): GoalEntry {
  const { indicatorVersion: _version, ...stored } = goal;
  const kept = { ...stored, measures: [...goal.measures] };
  const definition = house.content.indicators.find(({ id }) => id === goal.indicator);
  if (!definition) return { ...kept, ...tellUnknownIndicator(goal.indicator), now: null, progress: null };
  const figure = figures?.figure(definition) ?? null;
  const estimate = figure?.estimate;
  const told = tellIndicator(house, definition, [goal.baseline.value, goal.target, estimate?.value ?? null]);
  if (!figures || !figure || !estimate) return { ...kept, ...told, now: null, progress: null };
  const latest = { figure, version: definition.version, period: figures.span };
  return {
    ...kept,
    ...told,
    now:
      estimate.value === null
        ? null
        : { value: estimate.value, low: estimate.low, high: estimate.high, period: figures.span },
    progress: goalProgress(goal, definition, latest, norwegianDateOf(house.now())),
  };
}

/**
 * The actor's own goals with how they stand: those that are worked towards first. There is no way to ask for another's.
 * Whoever shows them writes the reading to the audit log.
 */
export async function listOwnGoals(house: House, actor: Actor): Promise<readonly GoalEntry[]> {
  const goals = await listStored(house.db, ownScope(actor));
  if (goals.length === 0) return [];
  const figures = await readOwnFigures(
    house,
    actor,
    goals.map(({ indicator }) => indicator),
  );
  return goals.map((goal) => tellGoal(house, goal, figures));
}

export const listGoals: UnboundUseCase<House, 'listGoals'> = async (house, actor, _input, call) => {
  const goals = await listOwnGoals(house, actor);
  const act = { act: 'read-goals', objectKind: 'person', objectId: actor.userId };
  await appendAudit(house.db, auditEntry(house, actor, { ...act, requestId: call.requestId }));
  return { today: norwegianDateOf(house.now()), goals: [...goals] };
};
