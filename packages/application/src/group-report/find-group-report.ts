import type { Db } from '@smalspor/database/schema';
import { type Actor, canReadGroupFigures } from '@smalspor/domain/access';
import { type ProgrammeReport, reportPeriodOf } from '@smalspor/domain/programmes';
import { Refusal } from '@smalspor/domain/refusal';
import type { Period } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { findMyRound, type MyRound } from '../programmes/find-my-round.ts';
import { registerOfUnit } from '../programmes/unit-register.ts';

/** A report of the group that has been issued in a round. */
export interface IssuedGroupReport {
  readonly mine: MyRound;
  readonly report: ProgrammeReport;
  readonly period: Period;
  /** The release that it was issued from. */
  readonly releaseId: string;
  /** The CME group's number in the registers; `null` for a unit of another kind, which they do not tell of. */
  readonly group: number | null;
}

/**
 * A group's report for a member of the group, or its leader, who is in the round; for anyone else there is none.
 * @throws Refusal `not-found`
 */
export async function findGroupReport(
  house: Pick<House, 'content'>,
  db: Db,
  actor: Actor,
  input: { readonly roundId: string; readonly report: string },
): Promise<IssuedGroupReport> {
  const mine = await findMyRound(house, db, actor, input.roundId);
  const { entry, programme, round, self } = mine;
  const register = registerOfUnit(programme, entry.unit);
  const isGroup = register === 'groups';
  // An institution's figures are for its own people, at its own address.
  const mayRead =
    register !== 'institutions' &&
    (isGroup ? canReadGroupFigures(actor, entry.unit.id) : self !== null || mine.leads);
  const report = programme.reports.find(({ id, recipient }) => recipient === 'unit' && id === input.report);
  const issued = report && round.reports.get(report.id);
  if (!mayRead || !report || !issued || round.enrolledOn === null) {
    throw new Refusal('not-found', 'There is no such report of your group.');
  }
  return {
    mine,
    report,
    period: reportPeriodOf(report, round.enrolledOn),
    releaseId: issued.reportId.slice(0, -`.${report.id}`.length),
    group: isGroup ? Number(entry.unit.id) : null,
  };
}
