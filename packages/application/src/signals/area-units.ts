import { findPractitioner } from '@smalspor/database/prescribers';
import type { SignalScope } from '@smalspor/database/signals';
import {
  type Actor,
  canFollowSignals,
  canFollowSignalsOf,
  canReadGroupFigures,
  institutionsFollowed,
  type Place,
  reachOf,
} from '@smalspor/domain/access';
import { countyCode, countyNow, type Geography, municipalityCode } from '@smalspor/domain/organisation';
import { type Month, norwegianDateOf } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { placesOfMunicipality } from '../institutions/find-institution.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';

/** The units whose signals somebody sees: the doctor's own and those of the group that the doctor is in, the institutions' that the reader works at, and areas; never another doctor's or home's. */
export type FollowedUnits = Extract<SignalScope, { kind: 'units' }>;

/** The counties of today that a release tells of, in the order of their numbers. */
export function countiesToday(geography: Geography, reader: ReleaseReader): readonly number[] {
  const today = new Set(geography.municipalities.map(({ code }) => countyNow(geography, code)));
  return told(reader, 'countyNow').filter((unit) => today.has(countyCode(unit)));
}

/** @param reader the served release; `null` before the first, when no area is told of */
export async function followedUnits(
  house: Pick<House, 'content' | 'now' | 'db'>,
  actor: Actor,
  reader: ReleaseReader | null,
): Promise<FollowedUnits> {
  const { geography } = house.content;
  // A doctor's areas are in the report; somebody who answers for an area follows the area.
  const hpr =
    reachOf({ ...actor, roles: actor.roles.filter(isDoctor) }, 'follow-signals') === 'own' ? actor.hpr : null;
  const institutions = reader?.institutions ? institutionsFollowed(actor) : [];
  const nothing: FollowedUnits = {
    kind: 'units',
    hpr,
    groups: [],
    municipalities: [],
    counties: [],
    institutions,
  };
  if (reader === null || !canFollowSignals(actor)) return nothing;
  const counties = countiesToday(geography, reader).map(countyCode);
  const municipalities = told(reader, 'municipality').map(municipalityCode);
  return {
    ...nothing,
    groups: hpr === null ? [] : await groupOf(house, actor, hpr, reader),
    counties: counties.filter((id) =>
      canFollowSignalsOf(actor, { kind: 'county', id }, regionOf(geography, id)),
    ),
    municipalities: municipalities.filter((code) => {
      const [place, ...within] = placesOfMunicipality(house, code);
      return place !== undefined && canFollowSignalsOf(actor, place, within);
    }),
  };
}

/**
 * The group that a doctor is in today and was in when the release ends. Who came later is not told: whoever moves from one group to
 * another is not to know both of the same time.
 */
async function groupOf(
  { db, now }: Pick<House, 'db' | 'now'>,
  actor: Actor,
  hpr: string,
  reader: ReleaseReader,
): Promise<readonly string[]> {
  const doctor = await findPractitioner(db, { kind: 'own', hpr }, hpr, norwegianDateOf(now()));
  const group = doctor && reader.homes.find(doctor.prescriber, lastQuarterEnd(reader.manifest))?.group;
  return group != null && canReadGroupFigures(actor, String(group)) ? [String(group)] : [];
}

export function areaName(geography: Geography, code: string): string {
  if (code.length === 2) return geography.countyByCode.get(code)?.name ?? code;
  return geography.municipalities.find((each) => each.code === code)?.name ?? code;
}

function told(reader: ReleaseReader, level: 'municipality' | 'countyNow'): readonly number[] {
  const end: Month = lastQuarterEnd(reader.manifest);
  return reader.publishedUnits(level).filter((unit) => reader.knowsArea(level, unit, end));
}

function isDoctor(role: Actor['roles'][number]): boolean {
  return role === 'gp' || role === 'group-leader';
}

function regionOf(geography: Geography, county: string): readonly Place[] {
  const region = geography.countyByCode.get(county)?.healthRegion;
  return region === undefined ? [] : [{ kind: 'region', id: region }];
}
