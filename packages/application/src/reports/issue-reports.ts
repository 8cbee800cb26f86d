import { type AuditEntry, appendAudit } from '@smalspor/database/audit';
import { listPractitioners } from '@smalspor/database/prescribers';
import { findRelease } from '@smalspor/database/releases';
import { insertReports, type NewReport } from '@smalspor/database/reports';
import { canPublishReleases, systemScope } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import {
  buildFollowUpReport,
  buildIndividualReport,
  type ReportKind,
  type ReportModel,
} from '@smalspor/domain/reports';
import { type Period, periodStart } from '@smalspor/domain/time';
import type { OwnCells, ReleaseReader } from '@smalspor/warehouse/read';
import type { Doer } from '../audit/audit-actor.ts';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { osloDay } from '../house/oslo-day.ts';
import { queueReportLetters } from '../mail/report-letters.ts';
import type { WorkTools } from '../tasks/work-tools.ts';
import { archiveReports } from './archive-reports.ts';
import { type ComparatorFigures, comparatorFigures } from './figures.ts';
import { type IssuedBefore, issuedBefore } from './issued-before.ts';
import { type Recipient, reportInput } from './report-input.ts';
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

interface Issuing {
  readonly house: House;
  readonly reader: ReleaseReader;
  readonly kind: ReportKind;
  readonly period: Period;
  readonly comparators: ComparatorFigures;
  readonly releasePublishedAt: string;
  readonly synthetic: boolean;
}

/** Reports in one transaction: few enough that a kill loses little, many enough that commits do not count. */
const TOGETHER = 250;

/**
 * What a report says in figures: without its words, which a later version may put better, and without what says when and
 * from which release it was made.
 */
function figuresIn({ id, issuedAt, release, supersedes, versions, ...said }: ReportModel): string {
  return JSON.stringify(said, (_key, value: unknown) => (isLocalised(value) ? undefined : value));
}

function isLocalised(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'nb' in value;
}

async function makeModel(
  issuing: Issuing,
  recipient: Recipient,
  own: OwnCells,
  before: IssuedBefore,
  corrects: IssuedBefore['same'],
): Promise<ReportModel> {
  const { house, reader, period, kind, comparators } = issuing;
  const input = await reportInput(
    house,
    {
      reader,
      comparators,
      own,
      home: reader.homes.find(recipient.prescriber, period.end),
      period,
      previous: before.previous?.values ?? new Map(),
      previousEnd: before.previous?.end ?? null,
    },
    recipient,
    {
      id: house.newId(),
      issuedAt: house.now(),
      releasePublishedAt: issuing.releasePublishedAt,
      synthetic: issuing.synthetic,
      previous: before.previous && { id: before.previous.model.id, period: before.previous.model.period },
      corrects:
        corrects &&
        ({
          id: corrects.model.id,
          issuedAt: corrects.model.issuedAt,
          why: house.content.messages.get('issuing.correction.new-figures'),
        } as NonNullable<Parameters<typeof buildIndividualReport>[0]['corrects']>),
    },
  );
  const build = kind === 'individual' ? buildIndividualReport : buildFollowUpReport;
  return build(input, house.content.messages);
}

/** The report that a doctor should get now; `null` where the one in force has the same figures. */
async function nextReport(
  issuing: Issuing,
  recipient: Recipient,
  own: OwnCells,
  before: IssuedBefore,
): Promise<ReportModel | null> {
  const { same } = before;
  if (same?.releaseId === issuing.reader.manifest.id) return null;
  const model = await makeModel(issuing, recipient, own, before, null);
  if (same === null) return model;
  if (figuresIn(same.model) === figuresIn(model)) return null;
  return makeModel(issuing, recipient, own, before, same);
}

function toStored(issuing: Issuing, recipient: Recipient, model: ReportModel): NewReport {
  return {
    id: model.id,
    kind: model.kind,
    prescriber: recipient.prescriber,
    releaseId: issuing.reader.manifest.id,
    from: periodStart(issuing.period),
    to: issuing.period.end,
    format: model.format,
    synthetic: model.synthetic,
    model: JSON.stringify(model),
    issuedAt: model.issuedAt,
    supersedes: model.supersedes,
  };
}

/** A report that is about to be frozen, and whose it is. */
interface ReadyReport {
  readonly report: NewReport;
  readonly hpr: string;
}

async function freeze(
  house: House,
  actor: Doer,
  ready: readonly ReadyReport[],
  requestId: string | null,
): Promise<void> {
  const reports = ready.map(({ report }) => report);
  const lines: AuditEntry[] = reports.map((report) =>
    auditEntry(house, actor, {
      act: report.supersedes === null ? 'issue-report' : 'correct-report',
      objectKind: 'report',
      objectId: report.id,
      requestId,
    }),
  );
  await house.db.transaction().execute(async (trx) => {
    await insertReports(trx, reports);
    await queueReportLetters(
      house,
      trx,
      ready.map(({ report, hpr }) => ({ id: report.id, hpr })),
    );
    await appendAudit(trx, lines);
  });
}

/** Whether a doctor without a list has prescribed enough for a report of choices. */
function hasAnything(issuing: Issuing, own: OwnCells): boolean {
  const { kind, end } = issuing.period;
  return own({ indicator: 'diagnosis-share', kind, end }) !== null;
}

type Counts = { -readonly [K in Exclude<keyof IssuedReports, 'releaseId'>]: number };

async function findRecipients(house: House): Promise<ReadonlyMap<number, Recipient>> {
  const today = osloDay(house.now());
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
  const { house, reader, kind, period } = issuing;
  const recipients = await findRecipients(house);
  const findBefore = await issuedBefore(house, kind, period);
  const counts: Counts = { reports: 0, corrections: 0, unchanged: 0 };
  let waiting: ReadyReport[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await freeze(house, actor, waiting, tools.requestId);
    counts.reports += waiting.length;
    counts.corrections += waiting.filter(({ report }) => report.supersedes !== null).length;
    waiting = [];
  };
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
      if (waiting.length >= TOGETHER) await flush();
    }
  }
  await flush();
  return counts;
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
    const period = reportPeriod(kind, reader.manifest);
    const issuing: Issuing = {
      house,
      reader,
      kind,
      period,
      comparators: comparatorFigures(reader, house.content.geography),
      releasePublishedAt:
        (await findRelease(house.db, reader.manifest.id))?.publishedAt ?? reader.manifest.builtAt,
      synthetic: reader.manifest.synthetic,
    };
    const counts = await freezeAll(issuing, actor, request.isFor ?? (() => true), tools);
    if (request.withPdf) await archiveReports(house, tools);
    return { releaseId: reader.manifest.id, ...counts };
  });
}
