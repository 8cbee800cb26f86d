import { findCurrentRelease } from '@smalspor/database/releases';
import { listReports } from '@smalspor/database/reports';
import { systemScope } from '@smalspor/domain/access';
import { addMonths } from '@smalspor/domain/time';
import type { Doer } from '../audit/audit-actor.ts';
import type { House } from '../house/house.ts';
import { issueReports } from '../reports/issue-reports.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import type { WorkTools } from '../tasks/work-tools.ts';

/**
 * What follows a release that nobody published by hand. It may be run again after a kill, so what has been done must not be
 * done twice.
 * @returns how many reports were issued
 */
export type AfterRelease = (house: House, doer: Doer, tools: WorkTools) => Promise<number>;

const issueIndividual: AfterRelease = async (house, doer, tools) =>
  (await issueReports(house, doer, { kind: 'individual', withPdf: false }, tools)).reports;

const FOLLOW_UP_MONTHS = 6;

/** The follow-up is for those who had a report about the twelve months before these six. */
const issueFollowUps: AfterRelease = async (house, doer, tools) => {
  const reader = await house.shelf.current();
  if (reader === null || (await findCurrentRelease(house.db)) === null) return 0;
  const before = addMonths(lastQuarterEnd(reader.manifest), -FOLLOW_UP_MONTHS);
  const entries = await listReports(house.db, systemScope('issue-reports'));
  const due = new Set(
    entries.filter(({ kind, to }) => kind === 'individual' && to === before).map(({ hpr }) => hpr),
  );
  if (due.size === 0) return 0;
  const request = { kind: 'follow-up', withPdf: false, isFor: (hpr: string) => due.has(hpr) } as const;
  return (await issueReports(house, doer, request, tools)).reports;
};

/** In order. Programmes' own reports follow every release, also those that are published by hand: see `followRelease`. */
export const AFTER_RELEASE: readonly AfterRelease[] = [issueIndividual, issueFollowUps];
