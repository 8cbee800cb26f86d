import { appendAudit } from '@smalspor/database/audit';
import {
  insertInstitutionReports,
  listInstitutionReports,
  type NewInstitutionReport,
  type StoredInstitutionReport,
} from '@smalspor/database/institution-report';
import { findRound, readRollOutPlan, readRound } from '@smalspor/database/programmes';
import { findRelease } from '@smalspor/database/releases';
import { type InstitutionReportModel, readInstitutionReportModel } from '@smalspor/domain/institution-report';
import type { ProgrammeDefinition } from '@smalspor/domain/programmes';
import { textsOver } from '@smalspor/domain/reports';
import { norwegianDateOf, periodStart } from '@smalspor/domain/time';
import type { InstitutionReader } from '@smalspor/warehouse/institutions';
import type { ReleaseManifest } from '@smalspor/warehouse/release';
import { auditEntry } from '../audit/with-audit.ts';
import type { House } from '../house/house.ts';
import { queueInstitutionReportLetters } from '../institution-follow-up/report-letters.ts';
import { recordMoves } from '../programmes/record-moves.ts';
import { figuresIn } from '../reports/make-report.ts';
import { readAdministeredFigures } from './administered-figures.ts';
import { begunCounties } from './control-counties.ts';
import { readDataStanding } from './data-standing.ts';
import { figuresReader, yearTo } from './figures-reader.ts';
import {
  type InstitutionIssuing,
  makeInstitutionReport,
  momentOf,
  unitTypesOf,
} from './make-institution-report.ts';
import { type WantedInstitutionReport, wantedInstitutionReports } from './wanted-institution-reports.ts';

const JOB = 'job:issue-programme-reports';

/** The release that reports are made from. */
export interface InstitutionRelease {
  readonly institutions: InstitutionReader;
  readonly manifest: ReleaseManifest;
}

/**
 * Issues what is due to the institution of a round, as far as the release covers the months, and corrects what a newer release
 * tells otherwise. The reports of all its kinds of stay are frozen together with the move that records them, so a kill in
 * between leaves neither.
 */
export async function issueInstitutionReports(
  house: House,
  release: InstitutionRelease,
  roundId: string,
  programme: ProgrammeDefinition,
): Promise<void> {
  const entry = await findRound(house.db, roundId);
  if (entry === null) return;
  const organisation = Number(entry.unit.id);
  const round = await readRound(house.db, roundId, programme);
  const today = norwegianDateOf(house.now());
  for (const wanted of wantedInstitutionReports(programme, round, today, release.institutions.span)) {
    const stored = await listInstitutionReports(house.db, { kind: 'institution', organisation });
    const before = stored.filter((each) => isInForce(each, wanted));
    const [known] = before;
    let { issued } = wanted;
    if (known && known.issueId !== issued) {
      // Another round of the home's, such as that of the year before, has the very same report.
      await record(house, programme, roundId, { ...wanted, issued }, known.issueId, []);
      issued = known.issueId;
    }
    if (known?.releaseId === release.manifest.id) continue;
    const issueId = house.newId();
    const issuing = await openIssuing(house, release, programme, wanted, organisation);
    const ready = await makeReports(house, issuing, organisation, issueId, { stored, before });
    if (ready.length === 0) continue;
    await record(house, programme, roundId, { ...wanted, issued }, issueId, ready);
  }
}

function isInForce(
  { supersededBy, moment, from, to }: StoredInstitutionReport,
  { report, period }: WantedInstitutionReport,
): boolean {
  const isOfPeriod = from === periodStart(period) && to === period.end;
  return supersededBy === null && isOfPeriod && moment === momentOf(report);
}

async function openIssuing(
  house: House,
  { institutions: reader, manifest }: InstitutionRelease,
  { id, rollOut }: ProgrammeDefinition,
  { report, period }: WantedInstitutionReport,
  organisation: number,
): Promise<InstitutionIssuing> {
  const { geography } = house.content;
  const months = { organisation, span: { from: periodStart(period), to: period.end } };
  const begun = rollOut && begunCounties(geography, rollOut, await readRollOutPlan(house.db, id), period.end);
  return {
    reader,
    manifest,
    publishedAt: (await findRelease(house.db, manifest.id))?.publishedAt ?? manifest.builtAt,
    issuedAt: house.now(),
    figures: figuresReader(reader, false),
    moment: momentOf(report),
    period,
    begun,
    standing: await readDataStanding(house, months),
    administered: await readAdministeredFigures(
      house,
      { organisation, span: yearTo(period.end) },
      manifest.dddIndexYear,
    ),
  };
}

interface Earlier {
  readonly stored: readonly StoredInstitutionReport[];
  /** The reports of this very moment that are in force, by kind of stay. */
  readonly before: readonly StoredInstitutionReport[];
}

/** One report for each kind of stay; empty where nothing differs from what is in force. */
async function makeReports(
  house: House,
  issuing: InstitutionIssuing,
  organisation: number,
  issueId: string,
  { stored, before }: Earlier,
): Promise<readonly NewInstitutionReport[]> {
  const made: InstitutionReportModel[] = [];
  let isNew = before.length === 0;
  for (const unitType of await unitTypesOf(issuing, organisation)) {
    const id = `${issueId}.${unitType}`;
    const same = before.find((each) => each.unitType === unitType);
    const earlier = stored.find(
      (each) => each.unitType === unitType && each.supersededBy === null && each.to < issuing.period.end,
    );
    const frame = { id, previous: earlier ? parse(earlier) : null, corrects: null };
    const model = await makeInstitutionReport(house, issuing, organisation, unitType, frame);
    isNew ||= !same || boughtIn(parse(same)) !== boughtIn(model);
    const why = textsOver(house.content.messages, 'institution-report').say('newFigures');
    const corrects = same ? { id: same.id, issuedAt: same.issuedAt, why } : null;
    made.push(
      corrects === null
        ? model
        : await makeInstitutionReport(house, issuing, organisation, unitType, { ...frame, corrects }),
    );
  }
  return isNew ? made.map((model) => toStored(issuing, organisation, issueId, model)) : [];
}

/** What a report says of purchases. What was given is told beside it, and its coming is no correction. */
function boughtIn({ administered: _given, ...bought }: InstitutionReportModel): string {
  return figuresIn(bought);
}

async function record(
  house: House,
  programme: ProgrammeDefinition,
  roundId: string,
  { report, issued }: WantedInstitutionReport,
  issueId: string,
  ready: readonly NewInstitutionReport[],
): Promise<void> {
  await house.db.transaction().execute(async (trx) => {
    const entry = await findRound(trx, roundId, true);
    if (entry === null) return;
    const round = await readRound(trx, roundId, programme);
    // While the reports were made, another process may have issued them.
    if ((round.reports.get(report.id)?.reportId ?? null) !== issued) return;
    await recordMoves(house, trx, { entry, programme, round }, JOB, [
      { type: 'report-issued', report: report.id, participant: null, reportId: issueId, supersedes: issued },
    ]);
    await insertInstitutionReports(trx, ready);
    const [first] = ready;
    // A correction stands on the home's page; nobody is written to about it.
    if (first && issued === null) {
      await queueInstitutionReportLetters(house, trx, first.organisation, issueId);
    }
    await appendAudit(
      trx,
      ready.map(({ id, supersedes }) =>
        auditEntry(house, JOB, {
          act: supersedes === null ? 'issue-report' : 'correct-report',
          objectKind: 'institution-report',
          objectId: id,
          requestId: null,
        }),
      ),
    );
  });
}

function toStored(
  { manifest, moment, period }: InstitutionIssuing,
  organisation: number,
  issueId: string,
  model: InstitutionReportModel,
): NewInstitutionReport {
  return {
    id: model.id,
    issueId,
    organisation,
    unitType: model.institution.unitType,
    moment,
    releaseId: manifest.id,
    from: periodStart(period),
    to: period.end,
    format: model.format,
    synthetic: model.synthetic,
    model: JSON.stringify(model),
    issuedAt: model.issuedAt,
    supersedes: model.supersedes,
  };
}

function parse({ model }: StoredInstitutionReport): InstitutionReportModel {
  return readInstitutionReportModel(JSON.parse(model));
}
