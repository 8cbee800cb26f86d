import { listPractitioners } from '@smalspor/database/prescribers';
import { canPublishReleases, systemScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { ReportKind } from '@smalspor/domain/reports';
import { norwegianDateOf } from '@smalspor/domain/time';
import type { Doer } from '../audit/audit-actor.ts';
import { auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { oneBehind } from '../tasks/one-behind.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { archiveReports } from './archive-reports.ts';
import { freezeReports, type ReadyReport } from './freeze-reports.ts';
import { issuedBefore } from './issued-before.ts';
import { hasAnything, type Issuing, nextReport, openIssuing, toStored } from './make-report.ts';
import type { Recipient } from './report-input.ts';
import { reportPeriod } from './report-period.ts';

export interface IssueRequest {
  readonly kind?: ReportKind;
  /** Print and archive the PDF files too. */
  readonly withPdf: boolean;
  /** Only for some doctors, by HPR number; for everyone when it is left out. */
  readonly isFor?: (hpr: string) => boolean;
}

export interface IssuedReports {
  readonly releaseId: string;
  /** Reports that were frozen now, corrections included. */
  readonly reports: number;
  readonly corrections: number;
  /** Doctors whose report in force says the same. */
  readonly unchanged: number;
}

/** Reports in one transaction: few enough that a kill loses little, many enough that commits do not count. */
const TOGETHER = 250;

type Counts = { -readonly [K in Exclude<keyof IssuedReports, 'releaseId'>]: number };

async function findRecipients(house: House): Promise<ReadonlyMap<number, Recipient>> {
  const today = norwegianDateOf(house.now());
  const practitioners = await listPractitioners(house.db, systemScope('issue-reports'), today);
  return new Map(practitioners.map(({ prescriber, hpr, name }) => [prescriber, { prescriber, hpr, name }]));
}

/** Makes and freezes everyone's report, some hundred to a transaction. */
async function freezeAll(
  issuing: Issuing,
  actor: Doer,
  isFor: (hpr: string) => boolean,
  tools: WorkTools,
): Promise<Counts> {
  const { house } = issuing;
  const counts: Counts = { reports: 0, corrections: 0, unchanged: 0 };
  const freeze = async (ready: readonly ReadyReport[]): Promise<void> => {
    if (ready.length > 0) {
      await house.db.transaction().execute((trx) => freezeReports(house, trx, actor, ready, tools.requestId));
    }
    counts.reports += ready.length;
    counts.corrections += ready.filter(({ report }) => report.supersedes !== null).length;
  };
  const behind = oneBehind();
  try {
    // The database packs and stores some hundred reports while the next are made.
    for await (const ready of readyReports(issuing, isFor, tools, counts)) {
      await behind.start(() => freeze(ready));
    }
  } finally {
    // Nothing is under way any more when the house is closed.
    await behind.settle();
  }
  return counts;
}

/** Everyone's reports that are to be frozen, as many together as one transaction takes. */
async function* readyReports(
  issuing: Issuing,
  isFor: (hpr: string) => boolean,
  tools: WorkTools,
  counts: Counts,
): AsyncGenerator<readonly ReadyReport[]> {
  const { house, reader, kind, period } = issuing;
  const recipients = await findRecipients(house);
  const findBefore = await issuedBefore(house, kind, period);
  let waiting: ReadyReport[] = [];
  let done = 0;
  for await (const part of reader.everyonesCells({ kind: 'system', act: 'issue-reports' })) {
    for (const prescriber of part.prescribers) {
      tools.signal.throwIfAborted();
      done += 1;
      tools.onProgress({
        step: 'issue',
        phase: 'Freezing reports',
        done,
        total: Math.max(done, recipients.size),
      });
      const recipient = recipients.get(prescriber);
      const own = part.cellsOf(prescriber);
      if (recipient === undefined || !isFor(recipient.hpr) || !hasAnything(issuing, own)) continue;
      const model = await nextReport(issuing, recipient, own, await findBefore(recipient.hpr));
      if (model === null) counts.unchanged += 1;
      else waiting.push({ report: toStored(issuing, recipient, model), hpr: recipient.hpr });
      if (waiting.length < TOGETHER) continue;
      yield waiting;
      waiting = [];
    }
  }
  yield waiting;
}

/** Freezes the reports of everyone in the served release. A second run after a kill goes on where the first was stopped. */
export async function issueReports(
  house: House,
  actor: Doer,
  request: IssueRequest,
  tools: WorkTools,
): Promise<IssuedReports> {
  const act = { act: 'issue-reports', objectKind: 'release', objectId: null, requestId: tools.requestId };
  return auditRefusal(house, actor, act, async () => {
    if (typeof actor !== 'string' && !canPublishReleases(actor))
      throw new Refusal('not-allowed', 'Only data managers issue reports.');
    const reader = await house.shelf.current();
    if (reader === null) throw new Refusal('release-missing', 'There is no release yet: publish one first.');
    const kind = request.kind ?? 'individual';
    const issuing = await openIssuing(house, reader, kind, reportPeriod(kind, reader.manifest));
    const counts = await freezeAll(issuing, actor, request.isFor ?? (() => true), tools);
    if (request.withPdf) await archiveReports(house, tools);
    return { releaseId: reader.manifest.id, ...counts };
  });
}
