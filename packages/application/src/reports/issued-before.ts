import { findReport, listReports, type ReportEntry } from '@smalspor/database/reports';
import { type Scope, systemScope } from '@smalspor/domain/access';
import type { ReportKind, ReportModel } from '@smalspor/domain/reports';
import type { Month, Period } from '@smalspor/domain/time';
import type { House } from '../house/house.ts';
import { parseModel } from './read-reports.ts';

/** What has been issued to a doctor that a new report must take into account. */
export interface IssuedBefore {
  /** The report in force for the very same kind and period, which a new one corrects. */
  readonly same: { readonly releaseId: string; readonly model: ReportModel } | null;
  /** The last report of an earlier period, whose place and values stand beside the new ones. */
  readonly previous: {
    readonly model: ReportModel;
    readonly end: Month;
    readonly values: ReadonlyMap<string, number>;
  } | null;
}

/** Own values of a report, by indicator. */
function ownValues(model: ReportModel): ReadonlyMap<string, number> {
  const values = new Map<string, number>();
  for (const block of [...model.headline, ...model.choice, ...model.ages, ...model.urinary, ...model.other]) {
    const own = block.rows.find(({ level }) => level === 'own')?.estimate;
    if (own !== undefined && own.value !== null) values.set(block.indicator, own.value);
  }
  return values;
}

/**
 * Finds what was issued before, doctor by doctor; the list of reports is read once.
 * @param scope everyone's reports, or one doctor's where only that one is asked for.
 */
export async function issuedBefore(
  house: House,
  kind: ReportKind,
  period: Period,
  scope: Scope = systemScope('issue-reports'),
): Promise<(hpr: string) => Promise<IssuedBefore>> {
  const inForce = (await listReports(house.db, scope)).filter(
    (entry) => entry.supersededBy === null && entry.kind === kind,
  );
  const byDoctor = Map.groupBy(inForce, ({ hpr }) => hpr);
  const modelOf = async (entry: ReportEntry | undefined): Promise<ReportModel | null> => {
    const report = entry === undefined ? null : await findReport(house.db, scope, entry.id);
    return report === null ? null : parseModel(report);
  };
  return async (hpr) => {
    const entries = byDoctor.get(hpr) ?? [];
    const same = entries.find(({ to }) => to === period.end);
    const [earlier] = entries.filter(({ to }) => to < period.end).sort((a, b) => b.to - a.to);
    const sameModel = await modelOf(same);
    const earlierModel = await modelOf(earlier);
    return {
      same: same === undefined || sameModel === null ? null : { releaseId: same.releaseId, model: sameModel },
      previous:
        earlier === undefined || earlierModel === null
          ? null
          : { model: earlierModel, end: earlier.to, values: ownValues(earlierModel) },
    };
  };
}
