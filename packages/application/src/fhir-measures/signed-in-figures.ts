import { type Actor, institutionScope } from '@smalspor/domain/access';
import {
  type DatedFigure,
  type ExploreFigure,
  type ExplorePeriod,
  exploreEnds,
} from '@smalspor/domain/explore';
import type { Estimate } from '@smalspor/domain/indicators';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { unitOfCode } from '@smalspor/domain/organisation';
import type { Month } from '@smalspor/domain/time';
import type { InstitutionFigures, InstitutionReader, UnitType } from '@smalspor/warehouse/institutions';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { type ExploringDoctor, exploringDoctor } from '../explore/doctor-figures.ts';
import { type Explorable, WARDS } from '../explore/explorable.ts';
import type { AreaLevel } from '../explore/explore-scope.ts';
import type { Explored } from '../explore/explored.ts';
import { endsOf } from '../explore/told-figures.ts';
import type { House } from '../house/house.ts';
import { yearTo } from '../institution-report/figures-reader.ts';
import { institutionOwnFigure } from '../institution-report/institution-indicator-input.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import type { FhirSubject } from './signed-in-subjects.ts';

/** A figure of a subject; areas’ are worked out when they are asked for. */
export interface SubjectFigure {
  readonly subject: FhirSubject;
  readonly kind: ExplorePeriod;
  readonly end: Month;
  readonly wardType: UnitType | null;
  readonly figure: () => Estimate | ExploreFigure;
}

/** What is read of a release for somebody, each thing once. */
export interface SubjectReading {
  readonly explored: Explored;
  readonly subjects: readonly FhirSubject[];
  /** The doctor who asks, with the own figures of an indicator; `null` for anybody else. */
  doctor(indicator: string): Promise<ExploringDoctor | null>;
  /** What an institution of the actor’s bought in the twelve months that end with a month, by type of ward. */
  institution(organisation: number, end: Month): Promise<readonly InstitutionFigures[]>;
}

/** @param subjects those that the actor may read; nothing of others is read */
export function readingFor(
  house: House,
  actor: Actor,
  explored: Explored,
  subjects: readonly FhirSubject[],
): SubjectReading {
  const { reader } = explored;
  const known = new Map<string, Promise<readonly InstitutionFigures[]>>();
  return {
    explored,
    subjects,
    doctor: (indicator) => exploringDoctor(house, actor, reader, [indicator]),
    institution: (organisation, end) => {
      const key = `${organisation} ${end}`;
      const scope = institutionScope(actor, { organisation, within: [] });
      const figures = known.get(key) ?? ownYear(reader.institutions, scope, end);
      known.set(key, figures);
      return figures;
    },
  };
}

async function ownYear(
  reader: InstitutionReader | null,
  scope: ReturnType<typeof institutionScope>,
  end: Month,
): Promise<readonly InstitutionFigures[]> {
  const year = yearTo(end);
  if (reader === null || year.from < reader.span.from || year.to > reader.span.to) return [];
  return reader.ownFigures(scope, scope.organisation, year);
}

/** Every figure of an indicator that the release tells or hides of the subjects, in the order of the subjects. */
export async function figuresOf(
  reading: SubjectReading,
  explorable: Explorable,
): Promise<readonly SubjectFigure[]> {
  const isOfDoctors = reading.subjects.some(({ unit: { level } }) => level === 'own' || level === 'group');
  const doctor = isOfDoctors && explorable.of === 'doctors' ? await reading.doctor(explorable.id) : null;
  const figures: SubjectFigure[] = [];
  for (const subject of reading.subjects) {
    const { unit } = subject;
    const periods = explorable.levels.find(({ level }) => level === unit.level)?.periods ?? [];
    if (unit.level === 'institution') {
      if (explorable.of !== 'institutions') continue;
      figures.push(...(await ofInstitution(reading, subject, unit.organisation, explorable.definition)));
    } else if (unit.level === 'own' || unit.level === 'group') {
      figures.push(...(await ofDoctor(reading.explored.reader, subject, doctor, explorable, periods)));
    } else {
      const { level, id } = unit;
      figures.push(...periods.flatMap((kind) => ofArea(reading, subject, explorable, kind, level, id)));
    }
  }
  return figures;
}

function ofArea(
  { explored }: SubjectReading,
  subject: FhirSubject,
  explorable: Explorable,
  kind: ExplorePeriod,
  level: AreaLevel,
  id: string,
): readonly SubjectFigure[] {
  const wards = explorable.of === 'institutions' ? WARDS : [null];
  return wards.flatMap((wardType) => {
    const slice = { explorable, period: kind, wards: wardType };
    return endsOf(slice, explored.reader).flatMap((end): SubjectFigure[] => {
      const figure = () => explored.areaAt(slice, level, id, end);
      const isThere =
        explorable.of === 'institutions' ? isTold(figure()) : isKnown(explored.reader, level, id, end);
      return isThere ? [{ subject, kind, end, wardType, figure }] : [];
    });
  });
}

/** Whether the release has the area at the time, told or hidden. A region is as long as there is a country. */
function isKnown(reader: ReleaseReader, level: AreaLevel, id: string, end: Month): boolean {
  return level === 'nation' || level === 'region' || reader.knowsArea(level, unitOfCode(id), end);
}

async function ofDoctor(
  { manifest }: ReleaseReader,
  subject: FhirSubject,
  doctor: ExploringDoctor | null,
  explorable: Explorable,
  periods: readonly ExplorePeriod[],
): Promise<readonly SubjectFigure[]> {
  if (doctor === null || explorable.of !== 'doctors') return [];
  const { definition } = explorable;
  const { unit } = subject;
  const figures: SubjectFigure[] = [];
  for (const kind of periods) {
    const ends = exploreEnds(kind, { from: manifest.from, to: lastQuarterEnd(manifest) });
    const dated: readonly DatedFigure[] =
      unit.level === 'group'
        ? await doctor.group(definition, unit.group, kind, ends)
        : doctor.own(definition, kind, ends);
    for (const { end, figure } of dated)
      if (isTold(figure)) figures.push({ subject, kind, end, wardType: null, figure: () => figure });
  }
  return figures;
}

async function ofInstitution(
  { explored, institution }: SubjectReading,
  subject: FhirSubject,
  organisation: number,
  definition: InstitutionIndicator,
): Promise<readonly SubjectFigure[]> {
  const figures: SubjectFigure[] = [];
  for (const end of explored.reader.institutions?.ends ?? []) {
    for (const own of await institution(organisation, end)) {
      const { estimate } = institutionOwnFigure(own, definition);
      if (isTold(estimate))
        figures.push({ subject, kind: 'rolling12', end, wardType: own.unitType, figure: () => estimate });
    }
  }
  return figures;
}

/** There is a figure or a reason of its own; where nothing was ever counted there is nothing to tell. */
function isTold(
  figure: { readonly value: number } | { readonly value: null; readonly reason: string },
): boolean {
  return figure.value !== null || figure.reason !== 'no-data';
}
