import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listGoals } from '@smalspor/database/goals';
import { findReport, listReports } from '@smalspor/database/reports';
import { type OwnScope, ownScope } from '@smalspor/domain/access';
import { canBeGoal, defaultTarget, isBetter, proposeGoals } from '@smalspor/domain/goals';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { norwegianDateOf } from '@smalspor/domain/time';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { parseModel } from '../reports/read-reports.ts';
import { type OwnFigures, readOwnFigures } from './own-figures.ts';
import { tellIndicator } from './tell-indicator.ts';

type Choice = OutputOf<'readGoalChoices'>['choices'][number];
type Proposal = OutputOf<'readGoalChoices'>['proposals'][number];

/** An indicator as a goal, from the own figure on; `null` where there is none to start from. */
async function choiceOf(
  house: House,
  definition: IndicatorDefinition,
  figures: OwnFigures,
  isGoal: boolean,
): Promise<Choice | null> {
  const { estimate: own } = figures.figure(definition);
  if (own.value === null) return null;
  const peers =
    definition.kind === 'choice' ? await figures.reader.peers(definition, figures.period.end) : null;
  const benchmark = peers?.benchmark?.value ?? null;
  const told = tellIndicator(house, definition, [own.value, benchmark]);
  const { kind } = definition;
  return { ...told, kind, own, isGoal, defaultTarget: roundedTarget(definition, own.value, benchmark, told) };
}

/** The achievable benchmark as the page writes it, where that is still better than the own value. */
function roundedTarget(
  definition: IndicatorDefinition,
  own: number,
  benchmark: number | null,
  { decimals }: { readonly decimals: number },
): number | null {
  const target = defaultTarget(definition, own, benchmark);
  if (target === null) return null;
  const rounded = Number(target.toFixed(decimals));
  return isBetter(rounded, own, definition) ? rounded : null;
}

/** What the newest report of twelve months proposes. */
async function proposalsOf(house: House, scope: OwnScope): Promise<readonly Proposal[]> {
  const entries = await listReports(house.db, scope);
  const latest = entries.find(({ kind, supersededBy }) => kind === 'individual' && supersededBy === null);
  const report = latest ? await findReport(house.db, scope, latest.id) : null;
  if (report === null) return [];
  return proposeGoals(parseModel(report), house.content.indicators).map(
    ({ indicator, against, yardstick, prescriptions }) => ({ indicator, against, yardstick, prescriptions }),
  );
}

/** What the doctor can take as a goal: the indicators with an own figure, and the two with the most to gain. */
export const readGoalChoices: UnboundUseCase<House, 'readGoalChoices'> = async (
  house,
  actor,
  _input,
  call,
) => {
  const scope = ownScope(actor);
  const wanted = house.content.indicators.filter((definition) => canBeGoal(definition, true));
  const [figures, goals, proposals] = await Promise.all([
    readOwnFigures(
      house,
      actor,
      wanted.map(({ id }) => id),
    ),
    listGoals(house.db, scope),
    proposalsOf(house, scope),
  ]);
  const taken = new Set(goals.filter(({ state }) => state === 'active').map(({ indicator }) => indicator));
  const choices: Choice[] = [];
  for (const definition of figures === null ? [] : wanted) {
    if (figures === null || !canBeGoal(definition, figures.hasList)) continue;
    const choice = await choiceOf(house, definition, figures, taken.has(definition.id));
    if (choice) choices.push(choice);
  }
  const act = { act: 'read-goal-choices', objectKind: 'person', objectId: actor.userId };
  await appendAudit(house.db, auditEntry(house, actor, { ...act, requestId: call.requestId }));
  return {
    today: norwegianDateOf(house.now()),
    period: choices.length > 0 && figures ? figures.span : null,
    hasList: figures?.hasList ?? false,
    choices,
    proposals: proposals.filter(({ indicator }) =>
      choices.some((choice) => choice.indicator === indicator && !choice.isGoal),
    ),
  };
};
