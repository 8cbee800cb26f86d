import { formatMonth, type Month } from '../time/index.ts';
import type { BoundaryChange, Geography, GeographyData, Municipality } from './geography.ts';

/** Something in the tables that contradicts the rest; `code` says which municipality or county it is about. */
export interface GeographyProblem {
  readonly code: string;
  readonly message: string;
}

/** Indexes the tables. Call `geographyProblems` first when they come from outside. */
export function createGeography(data: GeographyData): Geography {
  const municipalityByCode = new Map(
    data.municipalities.map((municipality) => [municipality.code, municipality]),
  );
  const changesFrom = groupByFrom(data.changes);
  const countyNowByCode = new Map<string, string>();
  for (const municipality of data.municipalities) {
    const [county] = countiesToday(municipality, municipalityByCode, changesFrom);
    if (county !== undefined) countyNowByCode.set(municipality.code, county);
  }
  const countyByCode = new Map(data.counties.map((county) => [county.code, county]));
  return { ...data, municipalityByCode, countyByCode, changesFrom, countyNowByCode };
}

/** Everything that is wrong with the tables; empty when they can be relied on. */
export function geographyProblems(data: GeographyData): readonly GeographyProblem[] {
  const problems: GeographyProblem[] = [];
  const report = (code: string, message: string) => problems.push({ code, message });
  const byCode = new Map<string, Municipality>();
  const counties = new Map(data.counties.map((county) => [county.code, county]));
  const regions = new Set(data.healthRegions.map((region) => region.id));

  for (const county of data.counties) {
    if (!regions.has(county.healthRegion))
      report(county.code, `unknown health region ${county.healthRegion}`);
  }
  for (const municipality of data.municipalities) {
    if (byCode.has(municipality.code)) report(municipality.code, 'the code stands twice');
    byCode.set(municipality.code, municipality);
    const county = counties.get(municipality.county);
    if (!county) report(municipality.code, `unknown county ${municipality.county}`);
    else if (municipality.from < county.from || endOf(municipality) > endOf(county)) {
      report(municipality.code, `is valid while its county ${county.code} is not`);
    }
  }
  for (const change of data.changes) checkChange(change, byCode, report);

  const changesFrom = groupByFrom(data.changes);
  for (const municipality of data.municipalities) {
    const leaving = changesFrom.get(municipality.code) ?? [];
    if (municipality.last !== null && !leaving.some((change) => change.on === endOf(municipality) + 1)) {
      report(municipality.code, `ends in ${formatMonth(municipality.last)} without a successor`);
    }
    const today = countiesToday(municipality, byCode, changesFrom);
    if (today.size > 1) {
      report(municipality.code, `its successors end in different counties: ${[...today].sort().join(', ')}`);
    }
  }
  return problems;
}

function checkChange(
  change: BoundaryChange,
  byCode: ReadonlyMap<string, Municipality>,
  report: (code: string, message: string) => void,
): void {
  const from = byCode.get(change.from);
  const to = byCode.get(change.to);
  if (!from) report(change.from, 'a change leaves this unknown code');
  else if (endOf(from) + 1 !== change.on) {
    report(change.from, `a change leaves it in ${formatMonth(change.on)}, but that is not when it ends`);
  }
  if (!to) report(change.to, 'a change enters this unknown code');
  else if (change.on < to.from || change.on > endOf(to)) {
    report(change.to, `a change enters it in ${formatMonth(change.on)}, when it is not valid`);
  }
}

/** Counties of today that the inhabitants of a municipality have come to live in. */
function countiesToday(
  municipality: Municipality,
  byCode: ReadonlyMap<string, Municipality>,
  changesFrom: ReadonlyMap<string, readonly BoundaryChange[]>,
): Set<string> {
  if (municipality.last === null) return new Set([municipality.county]);
  const counties = new Set<string>();
  for (const change of changesFrom.get(municipality.code) ?? []) {
    const successor = byCode.get(change.to);
    // A change back in time would never end; `checkChange` reports it.
    if (!successor || endOf(successor) <= municipality.last) continue;
    for (const county of countiesToday(successor, byCode, changesFrom)) counties.add(county);
  }
  return counties;
}

function groupByFrom(changes: readonly BoundaryChange[]): Map<string, BoundaryChange[]> {
  const groups = new Map<string, BoundaryChange[]>();
  for (const change of [...changes].sort((a, b) => a.on - b.on)) {
    groups.set(change.from, [...(groups.get(change.from) ?? []), change]);
  }
  return groups;
}

function endOf(place: { readonly last: Month | null }): number {
  return place.last ?? Number.POSITIVE_INFINITY;
}
