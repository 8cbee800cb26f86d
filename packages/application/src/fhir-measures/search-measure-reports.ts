import type { InputOf } from '@smalspor/contract/operations';
import { type FhirBundle, type FhirMeasureReport, periodSearch } from '@smalspor/domain/fhir-measures';
import { Refusal } from '@smalspor/domain/refusal';
import type { FhirService, FoundReport, MeasureSource } from './measure-source.ts';
import { anyOf, pageOf } from './search-measures.ts';

export type ReportSearch = InputOf<'searchOpenMeasureReports'>;

/** Who reports, as a reference within the open service. */
const REPORTER = 'Organization/smalspor';

/** The most measures in one search; each is read whole. */
const MOST_MEASURES = 10;

/**
 * The reports that fit everything that was asked for, in the order of the measures.
 * @param isSubject whether there is somebody or something of the name
 * @throws Refusal `invalid-request` for a search of no measure, of unknown ones and subjects, and for what is no period
 */
export async function describeMeasureReports(
  service: FhirService,
  input: ReportSearch,
  isSubject: (reference: string) => boolean,
): Promise<FhirBundle<FhirMeasureReport>> {
  const sources = sourcesOf(service, input);
  const ids = anyOf(input._id);
  const subjects = anyOf(input.subject)?.map((subject) => relative(service, subject)) ?? null;
  if (subjects?.some((subject) => !isSubject(subject)))
    throw new Refusal(
      'invalid-request',
      'subject names nobody that is told of: search Location for areas, as in subject=Location/nation.',
    );
  const kind = input['period-kind'];
  const asked = input.period === undefined ? [] : [input.period].flat();
  const periods = asked.map((text) => anyOf(text)?.map(periodSearch) ?? []);
  if (anyOf(input.reporter)?.some((reporter) => relative({ base: service.names }, reporter) !== REPORTER))
    throw new Refusal(
      'invalid-request',
      `reporter names nobody who reports: leave it out, or ask for reporter=${REPORTER}, which reports everything.`,
    );
  // All reports of a release are made on the day that it was published.
  const published = service.release.publishedAt.slice(0, 10);
  const dates = input.date === undefined ? [] : [input.date].flat();
  const isMadeThen = dates
    .map((text) => anyOf(text)?.map(periodSearch) ?? [])
    .every((any) => any.some((isAsked) => isAsked({ start: published, end: published })));
  const isComplete = anyOf(input.status)?.includes('complete') ?? true;
  const fits = (report: FoundReport) =>
    isMadeThen &&
    isComplete &&
    (ids === null || ids.includes(report.id)) &&
    (subjects === null || subjects.includes(report.subject)) &&
    (kind === undefined || report.kind === kind) &&
    (input['ward-type'] === undefined || report.wardType === input['ward-type']) &&
    periods.every((any) => any.some((isAsked) => isAsked(report.period)));
  const found: FoundReport[] = [];
  for (const source of sources) found.push(...(await source.reports()).filter(fits));
  return pageOf(service, 'MeasureReport', input, found, (report) => report.write());
}

/** One report, by its id. @throws Refusal `not-found` */
export async function describeMeasureReport(service: FhirService, id: string): Promise<FhirMeasureReport> {
  const [source] = sourcesOfReports(service, [id]);
  const found = (await source?.reports())?.find((report) => report.id === id);
  if (found) return found.write();
  throw new Refusal('not-found', 'There is no such MeasureReport: search MeasureReport with measure.');
}

function sourcesOf(service: FhirService, { measure, _id }: ReportSearch): readonly MeasureSource[] {
  const [measures, ids] = [anyOf(measure), anyOf(_id)];
  if (measures === null && ids === null)
    throw new Refusal(
      'invalid-request',
      'Name a measure, as in measure=Measure/penicillin-v-share: all reports at once are too many. Search Measure for those that there are.',
    );
  const sources =
    measures === null
      ? sourcesOfReports(service, ids ?? [])
      : service.sources.filter(({ id }) => measures.some((each) => isMeasure(service, each, id)));
  const isUnknown = (each: string) => !service.sources.some(({ id }) => isMeasure(service, each, id));
  if (measures?.some(isUnknown))
    throw new Refusal(
      'invalid-request',
      'measure names none that there is: search Measure for those that there are.',
    );
  if (sources.length > MOST_MEASURES)
    throw new Refusal('invalid-request', `Ask for at most ${MOST_MEASURES} measures at once.`);
  return sources;
}

/** Ids of reports begin with that of their measure. */
function sourcesOfReports({ sources }: FhirService, ids: readonly string[]): readonly MeasureSource[] {
  return sources.filter((source) => ids.some((id) => id.startsWith(`${source.id}.`)));
}

/** A measure is named by its id, as a reference, or by its canonical address with or without version. */
function isMeasure(service: FhirService, asked: string, id: string): boolean {
  const [address = '', version] = asked.split('|');
  const isNamed =
    address === id ||
    relative(service, address) === `Measure/${id}` ||
    address === `${service.names}/Measure/${id}`;
  return (
    isNamed &&
    (version === undefined ||
      service.sources.some((source) => source.id === id && source.measure().version === version))
  );
}

/** A reference without the service’s own address. */
export function relative({ base }: Pick<FhirService, 'base'>, reference: string): string {
  return reference.startsWith(`${base}/`) ? reference.slice(base.length + 1) : reference;
}
