import { appendAudit } from '@smalspor/database/audit';
import { findPractitioner } from '@smalspor/database/prescribers';
import { type Actor, ownScope } from '@smalspor/domain/access';
import { type DatedFigure, type ExplorePeriod, figureOfCell, sumOfCells } from '@smalspor/domain/explore';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import { addMonths, type Month, norwegianDateOf } from '@smalspor/domain/time';
import type { OwnCells, PrescriberHome, ReleaseReader } from '@smalspor/warehouse/read';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { figureOrReason, type ToldCell } from './told-figures.ts';

/** The doctor who asks, as the release knows them: own figures, and those of groups while the doctor was in them. */
export interface ExploringDoctor {
  readonly prescriber: number;
  /** Where the list lies at the end of the release; `null` without one. */
  readonly home: PrescriberHome | null;
  own(definition: IndicatorDefinition, period: ExplorePeriod, ends: readonly Month[]): readonly DatedFigure[];
  group(
    definition: IndicatorDefinition,
    group: number,
    period: ExplorePeriod,
    ends: readonly Month[],
  ): Promise<readonly DatedFigure[]>;
}

const MONTHS_OF_QUARTER = 3;

/** @returns `null` for somebody whom the registers do not know as a doctor */
export async function exploringDoctor(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
  indicators: readonly string[],
): Promise<ExploringDoctor | null> {
  if (actor.hpr === null) return null;
  const scope = ownScope(actor);
  const practitioner = await findPractitioner(house.db, scope, scope.hpr, norwegianDateOf(house.now()));
  if (practitioner === null) return null;
  const { prescriber } = practitioner;
  const cells = await reader.ownCells({ kind: 'own', prescriber }, prescriber, indicators);
  return {
    prescriber,
    home: reader.homes.find(prescriber, lastQuarterEnd(reader.manifest)),
    own: (definition, period, ends) =>
      ends.map((end) => ({ end, figure: ownFigure(cells, definition, period, end) })),
    group: (definition, group, period, ends) =>
      Promise.all(
        ends.map(async (end) => ({
          end,
          figure: figureOrReason(
            definition,
            await groupCell(reader, prescriber, definition.id, group, period, end),
          ),
        })),
      ),
  };
}

function ownFigure(cells: OwnCells, definition: IndicatorDefinition, period: ExplorePeriod, end: Month) {
  const at = (kind: Exclude<ExplorePeriod, 'quarter'>, month: Month) =>
    cells({ indicator: definition.id, kind, end: month });
  const cell =
    period === 'quarter'
      ? // A month without anything has no row of its own.
        sumOfCells(
          Array.from({ length: MONTHS_OF_QUARTER }, (_, back) => at('month', addMonths(end, -back))).filter(
            (month) => month !== null,
          ),
        )
      : at(period, end);
  return cell === null
    ? ({ value: null, reason: 'no-data' } as const)
    : figureOfCell(definition, { ...cell, noValue: null });
}

/**
 * The aggregate of a group at the end of a period in which the doctor was in it. Of the years before, its members' reports told
 * others, and whoever moves from one group to another is not to know both of the same time.
 */
async function groupCell(
  reader: ReleaseReader,
  prescriber: number,
  indicator: string,
  group: number,
  period: ExplorePeriod,
  end: Month,
): Promise<ToldCell> {
  const wasMember = reader.homes.find(prescriber, end)?.group === group;
  if (!wasMember || (period !== 'half' && period !== 'rolling12')) return { cell: null, reason: 'no-data' };
  return reader.groupCell(group, { indicator, kind: period, end });
}

/** Every look at own figures is on record. */
export async function auditOwnFigures(
  house: House,
  actor: Actor,
  requestId: string | null,
  act: 'explore-own-figures' | 'export-own-figures',
): Promise<void> {
  await appendAudit(
    house.db,
    auditEntry(house, actor, { act, objectKind: 'person', objectId: actor.userId, requestId }),
  );
}
