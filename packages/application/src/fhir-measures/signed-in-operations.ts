import { FHIR_BASE } from '@smalspor/contract/operations';
import type { CallContext, UnboundUseCase } from '@smalspor/contract/use-cases';
import { appendAudit } from '@smalspor/database/audit';
import { findRelease } from '@smalspor/database/releases';
import type { Actor } from '@smalspor/domain/access';
import { type FhirMeasureReport, type FhirRelease, parseReportId } from '@smalspor/domain/fhir-measures';
import { Refusal } from '@smalspor/domain/refusal';
import { auditEntry } from '../audit/with-audit.ts';
import { type Explored, exploreRelease } from '../explore/explored.ts';
import type { House } from '../house/house.ts';
import { refuseOtherRelease } from '../open-results/index.ts';
import { describeCapabilities, SIGNED_IN_DOCUMENTATION } from './fhir-capabilities.ts';
import { describeMeasureReport, describeMeasureReports, relative } from './search-measure-reports.ts';
import { anyOf, describeMeasure, describeMeasures } from './search-measures.ts';
import { describeSubject, describeSubjects } from './search-subjects.ts';
import { signedInService } from './signed-in-service.ts';
import { type FhirSubject, subjectsFor } from './signed-in-subjects.ts';

/** The served release as somebody reads it. */
interface Told {
  readonly base: string;
  readonly explored: Explored;
  readonly release: FhirRelease;
  readonly subjects: readonly FhirSubject[];
}

/** @throws Refusal `release-missing`; and `release-gone` or `not-found` where another release was asked for */
async function toldTo(house: House, actor: Actor, asked: string | undefined): Promise<Told> {
  const explored = await exploreRelease(house);
  const { id, synthetic } = explored.reader.manifest;
  if (asked !== undefined && asked !== id) await refuseOtherRelease(house, asked, () => true);
  const publishedAt = (await findRelease(house.db, id))?.publishedAt;
  if (!publishedAt) throw new Refusal('release-missing', 'There is no release yet: publish one first.');
  return {
    base: fhirBase(house),
    explored,
    release: { id, synthetic, publishedAt },
    subjects: await subjectsFor(house, actor, explored.reader),
  };
}

function fhirBase(house: House): string {
  return new URL(FHIR_BASE, house.configuration.server.publicUrl).href;
}

const readFhirMetadata: UnboundUseCase<House, 'readFhirMetadata'> = async (house) =>
  describeCapabilities(
    {
      url: fhirBase(house),
      date: '2026-11-23',
      documentation: SIGNED_IN_DOCUMENTATION,
      security: 'The session of the page: sign in first. There is no log-in for machines.',
    },
    ['Measure', 'MeasureReport', 'Location', 'Group', 'Practitioner'],
  );

const searchFhirMeasures: UnboundUseCase<House, 'searchFhirMeasures'> = async (house, actor, input) => {
  const told = await toldTo(house, actor, input.release);
  return describeMeasures(signedInService(house, actor, told, []), input);
};

const readFhirMeasure: UnboundUseCase<House, 'readFhirMeasure'> = async (house, actor, { id, release }) =>
  describeMeasure(signedInService(house, actor, await toldTo(house, actor, release), []), id);

const searchFhirMeasureReports: UnboundUseCase<House, 'searchFhirMeasureReports'> = async (
  house,
  actor,
  input,
  call,
) => {
  const told = await toldTo(house, actor, input.release);
  const asked = anyOf(input.subject)?.map((subject) => relative(told, subject)) ?? null;
  // Somebody else cannot be told from nobody.
  if (asked?.some((reference) => !told.subjects.some((subject) => subject.reference === reference)))
    throw new Refusal(
      'not-found',
      'There is no such subject for you: search Location, Group and Practitioner for those that there are.',
    );
  const keys = anyOf(input._id)?.map(keyOf) ?? null;
  const subjects = told.subjects.filter(
    ({ reference, key }) =>
      (asked === null || asked.includes(reference)) && (keys === null || keys.includes(key)),
  );
  const service = signedInService(house, actor, told, subjects);
  const found = await describeMeasureReports(service, input, () => true);
  await auditReports(house, actor, call, subjects, found.entry?.map(({ resource }) => resource) ?? []);
  return found;
};

const readFhirMeasureReport: UnboundUseCase<House, 'readFhirMeasureReport'> = async (
  house,
  actor,
  { id, release },
  call,
) => {
  const told = await toldTo(house, actor, release);
  const subjects = told.subjects.filter(({ key }) => key === keyOf(id));
  const report = await describeMeasureReport(signedInService(house, actor, told, subjects), id);
  await auditReports(house, actor, call, subjects, [report]);
  return report;
};

/** Whom a report is of, by its id. */
function keyOf(id: string): string | null {
  return parseReportId(id)?.subject ?? null;
}

/** Every look at figures of a person, a group or an institution is on record before it is shown, one line for each of them. */
async function auditReports(
  house: House,
  actor: Actor,
  { requestId }: CallContext,
  subjects: readonly FhirSubject[],
  reports: readonly FhirMeasureReport[],
): Promise<void> {
  const shown = new Set(reports.map(({ subject }) => subject.reference));
  for (const { reference, unit } of subjects) {
    const object = shown.has(reference) ? auditedObject(actor, unit) : null;
    if (object !== null)
      await appendAudit(
        house.db,
        auditEntry(house, actor, { act: 'read-measure-reports', ...object, requestId }),
      );
  }
}

function auditedObject(actor: Actor, unit: FhirSubject['unit']) {
  switch (unit.level) {
    case 'own':
      return { objectKind: 'person', objectId: actor.userId };
    case 'group':
      return { objectKind: 'group', objectId: String(unit.group) };
    case 'institution':
      return { objectKind: 'institution', objectId: String(unit.organisation) };
    default:
      return null;
  }
}

const searchFhirLocations: UnboundUseCase<House, 'searchFhirLocations'> = async (house, actor, input) =>
  describeSubjects(await toldTo(house, actor, input.release), 'Location', input);

const readFhirLocation: UnboundUseCase<House, 'readFhirLocation'> = async (house, actor, { id, release }) =>
  describeSubject(await toldTo(house, actor, release), 'Location', id);

const searchFhirGroups: UnboundUseCase<House, 'searchFhirGroups'> = async (house, actor, input) =>
  describeSubjects(await toldTo(house, actor, input.release), 'Group', input);

const readFhirGroup: UnboundUseCase<House, 'readFhirGroup'> = async (house, actor, { id, release }) =>
  describeSubject(await toldTo(house, actor, release), 'Group', id);

const searchFhirPractitioners: UnboundUseCase<House, 'searchFhirPractitioners'> = async (
  house,
  actor,
  input,
) => describeSubjects(await toldTo(house, actor, input.release), 'Practitioner', input);

const readFhirPractitioner: UnboundUseCase<House, 'readFhirPractitioner'> = async (
  house,
  actor,
  { id, release },
) => describeSubject(await toldTo(house, actor, release), 'Practitioner', id);

/** What the contract’s operations of FHIR behind log-in do. */
export const operations = {
  readFhirMetadata,
  searchFhirMeasures,
  readFhirMeasure,
  searchFhirMeasureReports,
  readFhirMeasureReport,
  searchFhirLocations,
  readFhirLocation,
  searchFhirGroups,
  readFhirGroup,
  searchFhirPractitioners,
  readFhirPractitioner,
};
