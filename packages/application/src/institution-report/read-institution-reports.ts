import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import {
  listInstitutionReports as listStored,
  type StoredInstitutionReport,
} from '@smalspor/database/institution-report';
import { type Actor, institutionScope } from '@smalspor/domain/access';
import { type InstitutionReportModel, readInstitutionReportModel } from '@smalspor/domain/institution-report';
import { Refusal } from '@smalspor/domain/refusal';
import { formatMonth, type Month } from '@smalspor/domain/time';
import { auditEntry, auditRefusal } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { listMonthsSince } from '../institution-data/corrected-months.ts';
import { firstOfIssue } from './first-of-issue.ts';

/** The reports of the reader's own institution, newest first; corrected ones stay in the list. */
export const listInstitutionReports: UnboundUseCase<House, 'listInstitutionReports'> = (
  house,
  actor,
  { organisation },
  call,
) =>
  auditRefusal(house, actor, actOn('list-institution-reports', organisation, call), async () => {
    const stored = await listStored(house.db, scopeOf(actor, organisation));
    return {
      reports: stored.map((report) => {
        const model = parse(report);
        return {
          id: report.id,
          unitType: report.unitType,
          typeName: model.institution.typeName,
          moment: report.moment,
          title: model.title,
          period: model.period.label,
          issuedAt: report.issuedAt,
          supersedes: report.supersedes,
          supersededBy: report.supersededBy,
        };
      }),
    };
  });

/** One report as it was frozen. That it was read is written down before it is shown. */
export const readInstitutionReport: UnboundUseCase<House, 'readInstitutionReport'> = (
  house,
  actor,
  { organisation, reportId },
  call,
) =>
  readAudited(house, actor, 'read-institution-report', { organisation, reportId }, call, async (report) => ({
    report: parse(report),
    supersededBy: report.supersededBy,
    correctedSince: (await correctedSince(house, report)).map(formatMonth),
  }));

/** Months of a report that have been told anew since the release that it was made from, and are in no report yet. */
async function correctedSince(
  house: House,
  { supersededBy, releaseId, organisation, from, to }: StoredInstitutionReport,
): Promise<readonly Month[]> {
  if (supersededBy !== null) return [];
  const release = (await house.shelf.named(releaseId)) ?? (await house.shelf.current());
  if (release === null) return [];
  return listMonthsSince(house, { organisation, span: { from, to } }, release.manifest);
}

/** The report as PDF. The same bytes each time: they depend on the frozen report and its versions alone. */
export const readInstitutionReportPdf: UnboundUseCase<House, 'readInstitutionReportPdf'> = (
  house,
  actor,
  { organisation, reportId, language },
  call,
) =>
  readAudited(
    house,
    actor,
    'download-institution-report',
    { organisation, reportId },
    call,
    async (report) => ({
      bytes: await house.printer.printInstitutionReport(parse(report), language),
      fileName: `${report.moment}-${report.unitType}-${language}.pdf`,
    }),
  );

interface Asked {
  readonly organisation: string;
  readonly reportId: string;
}

function readAudited<T>(
  house: House,
  actor: Actor,
  act: string,
  asked: Asked,
  call: CallContext,
  show: (report: StoredInstitutionReport) => T | Promise<T>,
): Promise<T> {
  return auditRefusal(house, actor, actOn(act, asked.organisation, call), async () => {
    const report = await requireReport(house, actor, asked);
    const shown = await show(report);
    await appendAudit(
      house.db,
      auditEntry(house, actor, { ...actOn(act, asked.organisation, call), objectId: report.id }),
    );
    return shown;
  });
}

async function requireReport(
  house: House,
  actor: Actor,
  { organisation, reportId }: Asked,
): Promise<StoredInstitutionReport> {
  const reports = await listStored(house.db, scopeOf(actor, organisation));
  const latest = reports.find(({ supersededBy }) => supersededBy === null)?.issueId;
  const report =
    reports.find(({ id }) => id === reportId) ??
    firstOfIssue(reports.filter(({ issueId }) => issueId === (reportId === 'latest' ? latest : reportId)));
  if (!report) throw new Refusal('not-found', 'There is no such report of your institution.');
  return report;
}

function scopeOf(actor: Actor, organisation: string) {
  return institutionScope(actor, { organisation: Number(organisation), within: [] });
}

function actOn(act: string, organisation: string, { requestId }: CallContext) {
  return { act, objectKind: 'institution-report', objectId: organisation, requestId };
}

function parse({ model }: StoredInstitutionReport): InstitutionReportModel {
  return readInstitutionReportModel(JSON.parse(model));
}
