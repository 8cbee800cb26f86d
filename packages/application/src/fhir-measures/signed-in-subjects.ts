import { createHash } from 'node:crypto';
import { type Actor, institutionsFollowed } from '@smalspor/domain/access';
import { EXPLORE_LEVELS } from '@smalspor/domain/explore';
import type { Identifier } from '@smalspor/domain/fhir-measures';
import { SYSTEMS } from '@smalspor/domain/lmdi';
import { openAreaId } from '@smalspor/domain/open-results';
import { unitOfCode } from '@smalspor/domain/organisation';
import { inEachLanguage } from '@smalspor/domain/texts';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import { unitsFor } from '../explore/choose-view.ts';
import { nameOfUnit } from '../explore/explore-names.ts';
import { type AreaLevel, isAreaLevel } from '../explore/explore-scope.ts';
import type { House } from '../house/house.ts';
import { findInstitution } from '../institutions/find-institution.ts';
import { NATION } from '../open-results/index.ts';
import type { SubjectWords } from './found-report.ts';
import { shortArea } from './open-service.ts';
import { CLASSIFICATIONS } from './search-locations.ts';

/** What a subject is where the figures lie. */
export type SubjectUnit =
  | { readonly level: AreaLevel; readonly id: string }
  | { readonly level: 'own' }
  | { readonly level: 'group'; readonly group: number }
  | { readonly level: 'institution'; readonly organisation: number };

/** Somebody or something whose figures the actor may read. */
export interface FhirSubject extends SubjectWords {
  /** The resource’s id. */
  readonly id: string;
  readonly unit: SubjectUnit;
  readonly identifier: Identifier | null;
  /** Exists today; others are areas of earlier borders. */
  readonly isCurrent: boolean;
}

/** Everybody and everything whose figures the actor may read: what Explore lets the actor choose, and the institutions where the actor works. */
export async function subjectsFor(
  house: House,
  actor: Actor,
  reader: ReleaseReader,
): Promise<readonly FhirSubject[]> {
  const chosen = EXPLORE_LEVELS.flatMap((level) =>
    unitsFor(actor, level, house.content.geography, reader).map(({ id, current }): FhirSubject => {
      if (isAreaLevel(level)) return areaSubject(house, level, id, current);
      return level === 'group' ? groupSubject(house, id) : ownSubject(actor);
    }),
  );
  return [...chosen, ...(await institutionSubjects(house, actor))];
}

function areaSubject(house: House, level: AreaLevel, unit: string, isCurrent: boolean): FhirSubject {
  const [id, key] = namesOfArea(level, unit);
  const system =
    level === 'municipality'
      ? CLASSIFICATIONS.municipalities
      : level === 'county' || level === 'countyNow'
        ? CLASSIFICATIONS.counties
        : null;
  return {
    ...{ reference: `Location/${id}`, type: 'Location', id, key, isCurrent },
    name: level === 'nation' ? NATION.name : nameOfUnit(house, level, unit),
    identifier: system === null ? null : { system, value: unit },
    unit: { level, id: unit },
  };
}

/** The nation and counties are called what the open service calls them. */
function namesOfArea(level: AreaLevel, unit: string): readonly [id: string, key: string] {
  if (level === 'region') return [`region-${unit}`, `r-${unit}`];
  if (level === 'municipality') return [`municipality-${unit}`, `m${unit}`];
  const area =
    level === 'nation'
      ? ({ level, unit: 0 } as const)
      : ({ level: level === 'county' ? level : 'county-today', unit: unitOfCode(unit) } as const);
  return [openAreaId(area), shortArea(area)];
}

function groupSubject(house: House, id: string): FhirSubject {
  return {
    ...{ reference: `Group/${id}`, type: 'Group', id, key: `g${id}`, isCurrent: true },
    name: nameOfUnit(house, 'group', id),
    identifier: null,
    unit: { level: 'group', group: Number(id) },
  };
}

/** Hexadecimal digits of a doctor’s name here: enough that no two of the country’s doctors share one. */
const DIGITS = 10;

/** The doctor who asks. Addresses name a doctor by what leads back to nobody; the HPR number stands in the resource alone. */
function ownSubject({ userId, name, hpr }: Actor): FhirSubject {
  const id = `d${createHash('sha256').update(userId).digest('hex').slice(0, DIGITS)}`;
  return {
    ...{ reference: `Practitioner/${id}`, type: 'Practitioner', id, key: id, isCurrent: true },
    name: inEachLanguage(() => name),
    identifier: hpr === null ? null : { system: SYSTEMS.hprNumber, value: hpr },
    unit: { level: 'own' },
  };
}

async function institutionSubjects(house: House, actor: Actor): Promise<readonly FhirSubject[]> {
  const subjects: FhirSubject[] = [];
  for (const organisation of institutionsFollowed(actor)) {
    const name = (await findInstitution(house, house.db, organisation))?.name ?? String(organisation);
    const id = `home-${organisation}`;
    subjects.push({
      ...{ reference: `Location/${id}`, type: 'Location', id, key: `h${organisation}`, isCurrent: true },
      name: inEachLanguage(() => name),
      identifier: { system: SYSTEMS.organisationNumber, value: String(organisation) },
      unit: { level: 'institution', organisation },
    });
  }
  return subjects;
}
