import type { OutputOf } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { listVisits as listAllVisits, listAnsweredVisits } from '@smalspor/database/visits';
import { type Actor, mayAtInstitution } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import type { Language } from '@smalspor/domain/texts';
import { currentChecklists, itemsOf, itemsToWorkOn, sumSection, wardKey } from '@smalspor/domain/visits';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { listInstitutionsToday, requireInstitution, targetOfInstitution } from '../institutions/index.ts';
import { demandChecklist, describeChecklist, describeEntry } from './describe-visit.ts';
import { findMyVisit } from './find-my-visit.ts';
import { visitPaper } from './visit-paper.ts';

export const listVisits: UnboundUseCase<House, 'listVisits'> = async (house, actor) => {
  const { content, db } = house;
  const mayVisit = (home: Parameters<typeof targetOfInstitution>[1]) =>
    mayAtInstitution(actor, 'visit-institutions', targetOfInstitution(house, home));
  const [visits, begun, homes] = await Promise.all([
    listAllVisits(db),
    listAnsweredVisits(db),
    listInstitutionsToday(house, db),
  ]);
  return {
    visits: visits.filter(mayVisit).map((visit) => describeEntry(content, visit, begun.has(visit.id))),
    homes: homes
      .filter((home) => home.isOpen && mayVisit(home))
      .map(({ organisation, name, municipality }) => ({
        organisation: String(organisation),
        name,
        municipality: content.geography.municipalityByCode.get(municipality)?.name ?? municipality,
      })),
  };
};

/** A home's own people see what they have been sent and what is planned; who visits sees everything there. */
export const listInstitutionVisits: UnboundUseCase<House, 'listInstitutionVisits'> = async (
  house,
  actor,
  { organisation },
) => {
  const { content, db } = house;
  const home = await requireInstitution(house, db, actor, organisation, 'read-visits', 'visit-institutions');
  const visits = await listAllVisits(db, home.organisation);
  const begun = await listAnsweredVisits(db);
  const wards = new Map(visits.map(({ ward }) => [wardKey(ward), ward]));
  return {
    organisation,
    name: home.name,
    wardTypes: [...new Set(home.wards.map(({ wardType }) => wardType))],
    wards: [...wards.values()].sort(),
    mayVisit: home.isOpen && mayAtInstitution(actor, 'visit-institutions', home.target),
    checklists: currentChecklists(content.checklists).map(({ id, title }) => ({ id, title })),
    visits: visits.map((visit) => describeEntry(content, visit, begun.has(visit.id))),
  };
};

export const readVisitReport: UnboundUseCase<House, 'readVisitReport'> = (house, actor, { visitId }, call) =>
  readReport(house, actor, 'read-visit-report', visitId, call);

/** The report as PDF: the same bytes each time, for it depends on what was sent alone. */
export const readVisitReportPdf: UnboundUseCase<House, 'readVisitReportPdf'> = async (
  house,
  actor,
  { visitId, language },
  call,
) => {
  const report = await readReport(house, actor, 'download-visit-report', visitId, call);
  const paper = visitPaper(house, { report, language, synthetic: await house.synthetic() });
  return {
    bytes: await house.printer.printPaper(paper),
    fileName: `${FILE_NAMES[language]}-${report.day}.pdf`,
  };
};

/** The name says nothing about anyone. */
const FILE_NAMES: Readonly<Record<Language, string>> = {
  nb: 'smittevernvisitt',
  nn: 'smittevernvisitt',
  en: 'infection-control-round',
};

/** What was sent last, beside the visit to the same ward before it. That it was read is written down first. */
async function readReport(
  house: House,
  actor: Actor,
  act: string,
  visitId: string,
  { requestId }: CallContext,
): Promise<OutputOf<'readVisitReport'>> {
  const { content, db } = house;
  const visit = await findMyVisit(house, db, actor, 'read-visits', { visitId });
  const { report } = visit;
  if (!report) throw new Refusal('not-found', 'There is no report from this visit yet.');
  const checklist = demandChecklist(content, visit);
  const earlier = (await listAllVisits(db, visit.organisation)).find(
    (each) => each.report && each.day < visit.day && wardKey(each.ward) === wardKey(visit.ward),
  );
  const audited = { act, objectKind: 'visit', objectId: visitId, requestId };
  await appendAudit(db, auditEntry(house, actor, audited));
  return {
    ...describeEntry(content, visit, true),
    checklist: describeChecklist(checklist),
    version: report.version,
    reportedAt: report.at,
    answers: { ...report.answers },
    sums: checklist.sections.map((section) => sumSection(section, report.answers)),
    workOn: [...itemsToWorkOn(itemsOf(checklist), report.answers)],
    before: earlier?.report ? { day: earlier.day, answers: { ...earlier.report.answers } } : null,
  };
}
