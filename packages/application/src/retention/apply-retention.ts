import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { type AuditEntry, appendAudit } from '@smalspor/database/audit';
import { listBatches, markBatchDeleted, updateBatch } from '@smalspor/database/batches';
import { deleteOldGoals } from '@smalspor/database/goals';
import { deleteOldReminders } from '@smalspor/database/institution-follow-up';
import { deleteOldInstitutionGoals } from '@smalspor/database/institution-goals';
import { listReleasesOfBatches, withdrawRelease } from '@smalspor/database/releases';
import type { Db } from '@smalspor/database/schema';
import { deleteOldSignals } from '@smalspor/database/signals';
import { deleteOldSurveyAnswers } from '@smalspor/database/surveys';
import { deleteOldTeaching } from '@smalspor/database/teaching';
import { canPublishReleases, systemScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Batch } from '@smalspor/domain/registers';
import { addMonthsToDate, norwegianDateOf } from '@smalspor/domain/time';
import { quarantinePath } from '@smalspor/warehouse/lake';
import { emptyRelease } from '@smalspor/warehouse/release';
import { type RetentionOutcome, applyRetention as rewriteLake } from '@smalspor/warehouse/retention';
import type { Doer } from '../audit/audit-actor.ts';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import { keepEvaluations } from '../events/keep-evaluations.ts';
import type { House } from '../house/house.ts';
import { deleteAdministrations } from '../lmdi/delete-administrations.ts';
import type { WorkTools } from '../tasks/work-tools.ts';

export interface RetentionReport {
  /** Batches that have lost months. */
  readonly shortened: readonly string[];
  /** Batches of which nothing is left. */
  readonly deleted: readonly string[];
  /** Batches whose refused rows are gone. */
  readonly quarantines: readonly string[];
  /** Releases that told of what has been deleted: their figures are gone too. */
  readonly withdrawn: readonly string[];
  /** Goals of doctors that are gone, with their notes. */
  readonly goals: readonly string[];
  /** Surveys whose answers are gone; what they told of areas stays. */
  readonly surveys: readonly string[];
  /** Events whose evaluation is closed: the single answers are gone, what is told stays. */
  readonly closedEvaluations: readonly string[];
  /** Events of which nothing is told any more. */
  readonly evaluations: readonly string[];
  /** Goals of institutions that are gone, with their notes. */
  readonly institutionGoals: readonly string[];
  /** Occasions of teaching at institutions that are gone. */
  readonly teaching: readonly string[];
  /** Letters to institutions that nobody can tell any more whom they went to. */
  readonly reminders: readonly string[];
  /** How many administrations are gone. */
  readonly administrations: number;
  /** How many signals are gone. */
  readonly signals: number;
}

/** What retention has done, one line for each thing, as the audit log keeps it. */
function auditLines(
  house: House,
  doer: Doer,
  report: RetentionReport,
  requestId: string | null,
): AuditEntry[] {
  const lines = (act: string, objectKind: string, ids: readonly string[]): AuditEntry[] =>
    ids.map((objectId) => auditEntry(house, doer, { act, objectKind, objectId, requestId }));
  return [
    ...lines('shorten-batch', 'batch', report.shortened),
    ...lines('delete-batch', 'batch', report.deleted),
    ...lines('delete-quarantine', 'batch', report.quarantines),
    ...lines('withdraw-release', 'release', report.withdrawn),
    ...lines('delete-goal', 'goal', report.goals),
    ...lines('delete-survey-answers', 'survey', report.surveys),
    ...lines('delete-event-evaluation', 'event', report.evaluations),
    ...lines('delete-goal', 'institution-goal', report.institutionGoals),
    ...lines('delete-teaching', 'teaching', report.teaching),
    ...lines('delete-reminder', 'reminder', report.reminders),
    ...(report.signals === 0 ? [] : lines('delete-signals', 'home', ['signals'])),
    ...(report.administrations === 0 ? [] : lines('delete-administrations', 'home', ['lmdi'])),
  ];
}

/** Batches that hold fewer rows than before; one that only starts later on paper touches no release. */
function lostRows({ shortened, emptied }: RetentionOutcome, before: readonly Batch[]): readonly string[] {
  const fewer = shortened.filter(({ id, rows }) => before.find((batch) => batch.id === id)?.rows !== rows);
  return [...fewer.map(({ id }) => id), ...emptied];
}

async function record(
  house: House,
  doer: Doer,
  outcome: RetentionOutcome,
  touched: readonly string[],
  requestId: string | null,
): Promise<RetentionReport> {
  return house.db.transaction().execute(async (trx) => {
    const withdrawn = await listReleasesOfBatches(trx, touched);
    const report: RetentionReport = {
      shortened: outcome.shortened.map(({ id }) => id),
      deleted: outcome.emptied,
      quarantines: outcome.quarantines,
      withdrawn,
      goals: await deleteGoals(house, trx),
      surveys: await deleteSurveyAnswers(house, trx),
      ...(await keepEvaluations(house, trx, doer, requestId)),
      ...(await deleteInstitutionWork(house, trx)),
      reminders: await deleteReminders(house, trx),
      administrations: await deleteAdministrations(house, trx),
      signals: await deleteSignals(house, trx),
    };
    // The plain figures were counted over rows that are gone: better none than wrong ones.
    for (const batch of outcome.shortened) {
      await updateBatch(trx, touched.includes(batch.id) ? { ...batch, quality: {} } : batch);
    }
    for (const id of outcome.emptied) await markBatchDeleted(trx, id, house.now());
    for (const id of withdrawn) {
      await withdrawRelease(trx, { id, reason: 'Its data have been kept long enough.', at: house.now() });
    }
    await appendAudit(trx, auditLines(house, doer, report, requestId));
    return report;
  });
}

/** Own goals and notes are personal data like any other: they go when they have been left alone long enough. */
async function deleteGoals({ configuration, now }: House, trx: Db): Promise<readonly string[]> {
  const { goalsMonths } = configuration.retention;
  if (goalsMonths === null) return [];
  const before = addMonthsToDate(norwegianDateOf(now()), -goalsMonths);
  return deleteOldGoals(trx, systemScope('apply-retention'), before);
}

/** A home's answers are its own; when they have been kept long enough, only what is told of areas is left. */
async function deleteSurveyAnswers({ configuration, now }: House, trx: Db): Promise<readonly string[]> {
  const { surveyAnswersMonths } = configuration.retention;
  if (surveyAnswersMonths === null) return [];
  const before = addMonthsToDate(norwegianDateOf(now()), -surveyAnswersMonths);
  return deleteOldSurveyAnswers(trx, `${before}T00:00:00Z`);
}

/** What stood out in a doctor's figures is the doctor's: it goes when it has long been over, with the links of old letters. */
async function deleteSignals({ configuration, now }: House, trx: Db): Promise<number> {
  const { signalsMonths } = configuration.retention;
  if (signalsMonths === null) return 0;
  const before = addMonthsToDate(norwegianDateOf(now()), -signalsMonths);
  return deleteOldSignals(trx, systemScope('apply-retention'), `${before}T00:00:00Z`);
}

/** What institutions wrote of their own work names people, who teach and who were there. */
async function deleteInstitutionWork({ configuration, now }: House, trx: Db) {
  const { institutionWorkMonths } = configuration.retention;
  if (institutionWorkMonths === null) return { institutionGoals: [], teaching: [] };
  const before = addMonthsToDate(norwegianDateOf(now()), -institutionWorkMonths);
  const scope = systemScope('apply-retention');
  return {
    institutionGoals: await deleteOldInstitutionGoals(trx, scope, before),
    teaching: await deleteOldTeaching(trx, scope, before),
  };
}

/** A letter names the contact it went to. The latest one is kept while it holds the next one back. */
async function deleteReminders({ configuration, content, now }: House, trx: Db): Promise<readonly string[]> {
  const { remindersMonths } = configuration.retention;
  if (remindersMonths === null) return [];
  const old = Date.parse(`${addMonthsToDate(norwegianDateOf(now()), -remindersMonths)}T00:00:00Z`);
  const held = Date.parse(now()) - content.institutionFollowUp.reminderDays * 86_400_000;
  const before = new Date(Math.min(old, held)).toISOString();
  return deleteOldReminders(trx, systemScope('apply-retention'), before);
}

/**
 * Deletes what has been kept as long as the configuration says: months in the lake, quarantines, the figures of
 * releases that told of them, and old goals. Killed at any moment, the next start completes it or leaves it for the next night.
 */
export async function applyRetention(
  house: House,
  doer: Doer,
  { onProgress, signal, requestId }: WorkTools,
): Promise<RetentionReport> {
  const act = { act: 'apply-retention', objectKind: 'home', objectId: null, requestId };
  return auditRefusal(house, doer, act, async () => {
    if (typeof doer !== 'string' && !canPublishReleases(doer)) {
      throw new Refusal('not-allowed', 'Only data managers delete what has been kept long enough.');
    }
    onProgress({ step: 'retain', phase: 'Deleting what has been kept long enough' });
    const batches = (await listBatches(house.db)).filter(({ state }) => state !== 'deleted');
    const outcome = await rewriteLake({
      home: house.home,
      settings: house.configuration.retention,
      today: norwegianDateOf(house.now()),
      batches,
      memoryLimit: house.configuration.warehouse.memoryLimit,
      signal,
    });
    signal.throwIfAborted();
    const sealed = new Set(await readdir(house.home.quarantine));
    const quarantines = outcome.quarantines.filter((id) =>
      sealed.has(basename(quarantinePath(house.home, id))),
    );
    const touched = lostRows(outcome, batches);
    const report = await record(house, doer, { ...outcome, quarantines }, touched, requestId);
    await outcome.finish();
    for (const id of report.withdrawn) await emptyRelease(house.home, id);
    return report;
  });
}
