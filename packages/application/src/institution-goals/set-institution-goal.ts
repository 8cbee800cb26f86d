import type { InputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { once } from '@smalspor/database/idempotency';
import { insertInstitutionGoal } from '@smalspor/database/institution-goals';
import { type InstitutionGoal, institutionGoalFaults, type MeasureInUse } from '@smalspor/domain/goals';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { Refusal } from '@smalspor/domain/refusal';
import { norwegianDateOf, type PlainDate } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { writeRequest } from '../idempotency/write-request.ts';
import { requireOwnInstitution } from '../teaching/require-own-institution.ts';
import { describeInstitutionGoals, institutionGoalAct } from './read-institution-goals.ts';
import { releasedBaselines } from './released-baselines.ts';

function refused(
  fault: string,
  sentence = `The goal cannot be kept: ${fault.replaceAll('-', ' ')}.`,
): Refusal {
  return new Refusal('goal-refused', sentence, { facts: { fault } });
}

/** @throws Refusal `goal-refused` with the first fault; the page shows all of them before anything is sent */
export function refuseInstitutionFaults(
  goal: InstitutionGoal,
  definition: Pick<InstitutionIndicator, 'direction' | 'denominator'>,
  today: PlainDate,
): void {
  const [fault] = institutionGoalFaults(goal, definition, today);
  if (fault !== undefined) throw refused(fault);
}

/** Measures as they are kept: those of the catalogue for institutions, and nothing else that a client may have sent along. */
export function knownInstitutionMeasures(
  { content }: House,
  measures: readonly MeasureInUse[],
): readonly MeasureInUse[] {
  const known = new Set(content.institutionMeasures.map(({ id }) => id));
  if (measures.some(({ measure }) => !known.has(measure))) {
    throw refused('measure-unknown', 'The catalogue has no such measure: choose one of those it has.');
  }
  return measures.map(({ measure, from, to }) => ({ measure, from, to }));
}

/**
 * Where a goal starts, frozen with its months: what the served release tells; only where that tells nothing, what the institution
 * says itself.
 */
async function baselineOf(
  house: House,
  organisation: number,
  indicator: string,
  said: InputOf<'setInstitutionGoal'>['baseline'],
): Promise<InstitutionGoal['baseline']> {
  const all = await releasedBaselines(house, organisation);
  const told = all.find((each) => each.indicator === indicator);
  if (told !== undefined) {
    const { release, from, to, value } = told;
    return { release, period: { from, to }, value };
  }
  if (said === null) {
    throw refused('no-figure', 'No release tells where the institution stands: write it yourselves.');
  }
  return { release: null, period: { from: said.from, to: said.to }, value: said.value };
}

/** Sets the goal of a year. */
export const setInstitutionGoal: UnboundUseCase<House, 'setInstitutionGoal'> = (
  house,
  actor,
  input,
  call,
) => {
  const act = institutionGoalAct('set-institution-goal', input.organisation, call);
  return auditRefusal(house, actor, act, async () => {
    const organisation = requireOwnInstitution(actor, 'keep-institution-work', input.organisation);
    await once(house.db, writeRequest(house, actor, 'setInstitutionGoal', input, call), async (trx) => {
      const definition = house.content.institutionIndicators.find(({ id }) => id === input.indicator);
      if (!definition) throw refused('no-figure', 'There is no such indicator: choose another.');
      const today = norwegianDateOf(house.now());
      const goal: InstitutionGoal = {
        id: house.newId(),
        year: input.year,
        indicator: definition.id,
        indicatorVersion: definition.version,
        baseline: await baselineOf(house, organisation, definition.id, input.baseline),
        target: input.target,
        setOn: today,
        by: input.by,
        measures: knownInstitutionMeasures(house, input.measures),
      };
      refuseInstitutionFaults(goal, definition, today);
      const change = { at: house.now(), writer: actor.userId };
      if (!(await insertInstitutionGoal(trx, organisation, goal, change))) {
        throw refused('already-a-goal', 'There is a goal for this year already: change that one.');
      }
      await appendAudit(trx, auditEntry(house, actor, { ...act, reason: `goal ${goal.id}` }));
      return null;
    });
    return describeInstitutionGoals(house, organisation);
  });
};
