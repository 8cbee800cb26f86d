import { findPractitioner } from '@smalspor/database/prescribers';
import { type Actor, ownScope } from '@smalspor/domain/access';
import type { IndicatorDefinition } from '@smalspor/domain/indicators';
import type { Figure } from '@smalspor/domain/reports';
import { formatMonth, type Month, norwegianDateOf, type Period, periodStart } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { figureOf } from '../reports/figures.ts';
import { reportPeriod } from '../reports/report-period.ts';

/** The doctor's own figures in the served release. */
export interface OwnFigures {
  readonly reader: ReleaseReader;
  /** The last twelve months that reports are made of. */
  readonly period: Period;
  readonly span: { readonly from: string; readonly to: string };
  readonly hasList: boolean;
  /** The figure of twelve months; of those that end the period when no other end is given. */
  readonly figure: (definition: IndicatorDefinition, end?: Month) => Figure;
}

/**
 * Reads the actor's own figures; nobody else's can be asked for.
 * @param indicators the ids that are wanted, which is several times faster than all
 * @returns `null` before the first release, and for someone whom the registers do not know
 */
export async function readOwnFigures(
  house: House,
  actor: Actor,
  indicators: readonly string[],
): Promise<OwnFigures | null> {
  const scope = ownScope(actor);
  const [reader, practitioner] = await Promise.all([
    house.shelf.current(),
    findPractitioner(house.db, scope, scope.hpr, norwegianDateOf(house.now())),
  ]);
  if (reader === null || practitioner === null) return null;
  const { prescriber } = practitioner;
  const own = await reader.ownCells({ kind: 'own', prescriber }, prescriber, indicators);
  const period = reportPeriod('individual', reader.manifest);
  return {
    reader,
    period,
    span: { from: formatMonth(periodStart(period)), to: formatMonth(period.end) },
    hasList: reader.homes.find(prescriber, period.end) !== null,
    figure: (definition, end = period.end) =>
      figureOf(definition, own({ indicator: definition.id, kind: 'rolling12', end })),
  };
}
