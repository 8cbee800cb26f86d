import type { OutputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  listInstitutionGoalChanges,
  listInstitutionGoals,
  listInstitutionNotes,
} from '@smalspor/database/institution-goals';
import { institutionScale } from '@smalspor/domain/goals';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { inEachLanguage } from '@smalspor/domain/texts';
import { norwegianDateOf } from '@smalspor/domain/time';
import { type AuditedAct, auditEntry, auditRefusal } from '../audit/with-audit.ts';
import { tellNote } from '../goals/read-goal.ts';
import type { House } from '../house/house.ts';
import { findInstitution } from '../institutions/find-institution.ts';
import { requireOwnInstitution } from '../teaching/require-own-institution.ts';
import { releasedBaselines } from './released-baselines.ts';

type Goals = OutputOf<'readInstitutionGoals'>;

/** The line for an act on an institution's goal. */
export function institutionGoalAct(
  act: string,
  organisation: string,
  call: CallContext,
  about: string | null = null,
): AuditedAct {
  const line = { act, objectKind: 'institution', objectId: organisation, requestId: call.requestId };
  return about === null ? line : { ...line, reason: about };
}

/** An institution's goals with all that their page shows. The caller has asked whether it may be shown, and writes the audit. */
export async function describeInstitutionGoals(house: House, organisation: number): Promise<Goals> {
  const { content, db } = house;
  const [released, goals, notes, changes, institution] = await Promise.all([
    releasedBaselines(house, organisation),
    listInstitutionGoals(db, organisation),
    listInstitutionNotes(db, organisation),
    listInstitutionGoalChanges(db, organisation),
    findInstitution(house, db, organisation),
  ]);
  return {
    organisation: String(organisation),
    name: institution?.name ?? null,
    today: norwegianDateOf(house.now()),
    goals: goals.map(({ indicatorVersion: _version, ...goal }) => ({
      ...goal,
      ...tell(house, goal.indicator),
      measures: [...goal.measures],
      notes: notes.filter((note) => note.goal === goal.id).map(tellNote),
      changes: changes
        .filter((change) => change.goal === goal.id)
        .map(({ goal: _goal, version: _seen, measures, ...change }) => ({
          ...change,
          measures: [...measures],
        })),
    })),
    indicators: content.institutionIndicators
      .filter(({ direction }) => direction !== 'none')
      .map(({ id }) => ({
        ...tell(house, id),
        released: released.find(({ indicator }) => indicator === id) ?? null,
      })),
    measures: content.institutionMeasures.map((measure) => ({
      ...measure,
      indicators: [...measure.indicators],
      sources: [...measure.sources],
    })),
  };
}

function tell({ content }: House, id: string): Omit<Goals['indicators'][number], 'released'> {
  const definition = content.institutionIndicators.find((each) => each.id === id);
  const perBedDays = content.messages.get('institution-goal.unit.rate');
  const nothing = inEachLanguage(() => '');
  return {
    indicator: id,
    name: inEachLanguage((language) => definition?.texts[language].name ?? id),
    unit: definition && isRate(definition) && perBedDays ? perBedDays : nothing,
    scale: definition && isRate(definition) ? 'rate' : 'percent',
    decimals: 1,
    direction: definition?.direction ?? 'none',
  };
}

function isRate(definition: InstitutionIndicator): boolean {
  return institutionScale(definition) === 'rate';
}

export const readInstitutionGoals: UnboundUseCase<House, 'readInstitutionGoals'> = (
  house,
  actor,
  { organisation },
  call,
) => {
  const act = institutionGoalAct('read-institution-goals', organisation, call);
  return auditRefusal(house, actor, act, async () => {
    const number = requireOwnInstitution(actor, 'keep-institution-work', organisation);
    const goals = await describeInstitutionGoals(house, number);
    await appendAudit(house.db, auditEntry(house, actor, act));
    return goals;
  });
};
