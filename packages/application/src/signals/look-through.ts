import { systemScope } from '@smalspor/domain/access';
import { countyCode, municipalityCode } from '@smalspor/domain/organisation';
import { type FoundSignal, findInSeries, type SignalLevel, type SignalSide } from '@smalspor/domain/signals';
import { addMonths, type Month } from '@smalspor/domain/time';
import type { ReleaseReader } from '@smalspor/warehouse/read';
import type { House } from '../house/house.ts';
import { lastQuarterEnd } from '../reports/report-period.ts';
import { countiesToday } from './area-units.ts';
import { homeUnit } from './home-unit.ts';
import { groupChange, unchangedGroups } from './watched-groups.ts';
import { findInHome, homeSpan } from './watched-homes.ts';
import {
  countryRates,
  countyMonths,
  doctorMonths,
  monthsWatched,
  watchedIndicators,
} from './watched-months.ts';
import { municipalChanges } from './watched-years.ts';

/** What was found in a part of a release. */
export interface LookedThrough {
  readonly level: SignalLevel;
  readonly units: number;
  /** Figures of units that are long, large and known enough. */
  readonly judged: number;
  readonly found: readonly (FoundSignal & { readonly unit: string; readonly indicator: string })[];
}

/** The parts that a release is looked through in: each is written whole or not at all. */
export function partsOf(reader: ReleaseReader): readonly string[] {
  const homes = reader.institutions === null ? [] : ['institution'];
  return [
    'county',
    'municipality',
    'group',
    ...homes,
    ...reader.manifest.ownFiles.map((_, at) => `doctor-${at}`),
  ];
}

/**
 * Looks through a part of a release. @param hprOf the HPR numbers of today's doctors, by the warehouse's number: others have no
 * page to see their figures on
 */
export async function lookThrough(
  house: Pick<House, 'content'>,
  reader: ReleaseReader,
  part: string,
  hprOf: ReadonlyMap<number, string>,
): Promise<LookedThrough> {
  if (part === 'county') return lookAtCounties(house, reader);
  if (part === 'municipality') return lookAtMunicipalities(house, reader);
  if (part === 'group') return lookAtGroups(house, reader);
  if (part === 'institution') return lookAtInstitutions(house, reader);
  return lookAtDoctors(house, reader, Number(part.slice('doctor-'.length)), hprOf);
}

function lookAtCounties({ content }: Pick<House, 'content'>, reader: ReleaseReader): LookedThrough {
  const { series, indicators } = content.signals;
  const months = monthsWatched(reader.manifest, series);
  const counties = countiesToday(content.geography, reader);
  const looked = watchedIndicators(content.indicators, indicators.county).map(({ id }) => {
    const rates = countryRates(reader, id, months);
    return counties.map((county) => ({
      ...{ unit: countyCode(county), indicator: id },
      finding: findInSeries(countyMonths(reader, county, id, months, rates), reader.manifest.to, series),
    }));
  });
  return { level: 'county', units: counties.length, ...foundIn(looked.flat()) };
}

function lookAtMunicipalities({ content }: Pick<House, 'content'>, reader: ReleaseReader): LookedThrough {
  const { change, indicators } = content.signals;
  const end = lastQuarterEnd(reader.manifest);
  const looked = watchedIndicators(content.indicators, indicators.municipality).flatMap((definition) =>
    [...municipalChanges(reader, definition, end, change)].map(([unit, { side }]) => ({
      unit: municipalityCode(unit),
      indicator: definition.id,
      side,
    })),
  );
  return {
    level: 'municipality',
    units: new Set(looked.map(({ unit }) => unit)).size,
    judged: looked.length,
    found: yearSignals(looked, end),
  };
}

function yearSignals(
  changes: readonly { readonly unit: string; readonly indicator: string; readonly side: SignalSide | null }[],
  end: Month,
): LookedThrough['found'] {
  return changes.flatMap(({ unit, indicator, side }) =>
    side === null ? [] : [{ unit, indicator, pattern: 'change', side, from: addMonths(end, -11) }],
  );
}

/** Groups whose members are the same in both years; the others wait until they have been. */
async function lookAtGroups(
  { content }: Pick<House, 'content'>,
  reader: ReleaseReader,
): Promise<LookedThrough> {
  const { groupChange: rules, indicators } = content.signals;
  const end = lastQuarterEnd(reader.manifest);
  const groups = [...unchangedGroups(reader, end)].sort((a, b) => a - b);
  const changes = [];
  for (const group of groups) {
    for (const definition of watchedIndicators(content.indicators, indicators.group)) {
      const change = await groupChange(reader, definition, group, end, rules);
      if (change !== null) changes.push({ unit: String(group), indicator: definition.id, side: change.side });
    }
  }
  return { level: 'group', units: groups.length, judged: changes.length, found: yearSignals(changes, end) };
}

/** Every home that is in the register at the end, whoever asks for letters or not. */
async function lookAtInstitutions(
  { content }: Pick<House, 'content'>,
  { institutions }: ReleaseReader,
): Promise<LookedThrough> {
  const { series, indicators } = content.signals;
  if (institutions === null) return { level: 'institution', units: 0, judged: 0, found: [] };
  const span = homeSpan(institutions, series);
  const homes = (await institutions.ownMonths(systemScope('find-signals'), null, span)).filter(({ months }) =>
    months.has(span.to),
  );
  const watched = indicators.institution.filter((id) => institutions.indicators.includes(id));
  const looked = homes.flatMap((home) =>
    watched.map((id) => ({
      ...{ unit: homeUnit(home.organisation, home.unitType), indicator: id },
      finding: findInHome(home, id, span, series),
    })),
  );
  return { level: 'institution', units: homes.length, ...foundIn(looked) };
}

async function lookAtDoctors(
  { content }: Pick<House, 'content'>,
  reader: ReleaseReader,
  part: number,
  hprOf: ReadonlyMap<number, string>,
): Promise<LookedThrough> {
  const { series, indicators } = content.signals;
  const months = monthsWatched(reader.manifest, series);
  const watched = watchedIndicators(content.indicators, indicators.doctor).map(({ id }) => ({
    id,
    rates: countryRates(reader, id, months),
  }));
  const own = await reader.ownMonths(
    systemScope('find-signals'),
    part,
    watched.map(({ id }) => id),
  );
  const doctors = own.prescribers.flatMap((prescriber) => {
    const hpr = hprOf.get(prescriber);
    return hpr === undefined ? [] : [{ hpr, cells: own.cellsOf(prescriber) }];
  });
  const looked = doctors.flatMap(({ hpr, cells }) =>
    watched.map(({ id, rates }) => ({
      ...{ unit: hpr, indicator: id },
      finding: findInSeries(doctorMonths(cells, id, months, rates), reader.manifest.to, series),
    })),
  );
  return { level: 'doctor', units: doctors.length, ...foundIn(looked) };
}

function foundIn(
  looked: readonly {
    readonly unit: string;
    readonly indicator: string;
    readonly finding: ReturnType<typeof findInSeries>;
  }[],
): Pick<LookedThrough, 'judged' | 'found'> {
  const judged = looked.filter(({ finding }) => finding.points !== null);
  return {
    judged: judged.length,
    found: judged.flatMap(({ unit, indicator, finding }) =>
      finding.points === null || finding.signal === null ? [] : [{ unit, indicator, ...finding.signal }],
    ),
  };
}
