import { measurePartitions } from '../complement.ts';
import { createGroupJudge, type StepSums } from '../group-may-be-shown.ts';
import { createGroupSurroundings, type PlaceRosters } from '../group-surroundings.ts';
import type { Pattern } from '../pattern.ts';
import { placesBetweenGroups, type RosterCell } from '../places-between-groups.ts';
import { relationsOf } from '../relations.ts';
import { DEFAULT_DISCLOSURE } from '../settings.ts';
import { gridOf, monthsIn, type SmallCountry } from './small-country.ts';

/** Places that give way to a group of these doctors. */
export function placesGivingWay(
  country: SmallCountry,
  members: readonly number[],
  steps: number,
): ReadonlySet<number> {
  const rosters = Array.from({ length: steps }, (_, step) =>
    country.doctors.flatMap(({ place }, doctor): RosterCell[] => {
      if (!isThere(country, doctor, step)) return [];
      return [{ place, group: members.includes(doctor) ? 1 : null, prescribers: 1 }];
    }),
  );
  return placesBetweenGroups(rosters.map(joined), DEFAULT_DISCLOSURE);
}

/** The families that a group's members see of it in every window. */
export function familiesOfGroup(
  country: SmallCountry,
  members: readonly number[],
  pattern: Pattern,
): number[] {
  const grid = gridOf(country);
  const relations = relationsOf(grid.families);
  const partitions = measurePartitions(grid, relations);
  const steps = Array.from({ length: country.steps }, (_, step) => step);
  const series = (value: (doctor: number, step: number) => number) => ({
    steps: steps.map((step) => members.reduce((sum, doctor) => sum + value(doctor, step), 0)),
    largest: steps.map((step) => Math.max(...members.map((doctor) => value(doctor, step)))),
  });
  const families = country.families.map((_, family): StepSums[] => [
    {
      kind: 'prescriptions',
      threshold: country.k,
      ...series((doctor, step) => countOf(country, doctor, family, step)),
    },
  ]);
  const surroundingsOf = createGroupSurroundings(
    grid,
    pattern,
    partitions,
    rostersOf(country, [...country.doctors.keys()]),
  );
  const judge = createGroupJudge(
    {
      reportingMembers: steps.map(
        (step) => members.filter((doctor) => isThere(country, doctor, step)).length,
      ),
      changedRosters: steps.map(() => 0),
      families,
      largestLeft: partitions.map(
        ({ whole, parts }) =>
          series((doctor, step) =>
            parts.reduce(
              (left, part) => left - countOf(country, doctor, part, step),
              countOf(country, doctor, whole, step),
            ),
          ).largest,
      ),
      surroundings: surroundingsOf(rostersOf(country, members), families),
    },
    relations.wholes,
    partitions,
    DEFAULT_DISCLOSURE,
  );
  const verdicts = steps.slice(country.stepsPerWindow - 1).map((end) => {
    const first = end - country.stepsPerWindow + 1;
    return judge({
      first,
      length: country.stepsPerWindow,
      largest: (family) =>
        Math.max(
          ...members.map((doctor) =>
            steps
              .slice(first, end + 1)
              .reduce((sum, step) => sum + countOf(country, doctor, family, step), 0),
          ),
        ),
    });
  });
  return [...country.families.keys()].filter((family) =>
    verdicts.every((verdict) => verdict[family] === null),
  );
}

function rostersOf(country: SmallCountry, doctors: readonly number[]): PlaceRosters {
  const months = Array.from({ length: country.steps * country.monthsPerStep }, (_, month) => month);
  const byPlace = Map.groupBy(doctors, (doctor) => country.doctors[doctor]?.place ?? -1);
  return new Map(
    [...byPlace].map(([place, here]) => [
      place,
      months.map((month) => {
        const step = Math.floor(month / country.monthsPerStep);
        return here.filter((doctor) => isThere(country, doctor, step)).length;
      }),
    ]),
  );
}

function isThere({ doctors, places }: SmallCountry, doctor: number, step: number): boolean {
  const place = places[doctors[doctor]?.place ?? -1];
  return place !== undefined && place.from <= step && step <= place.to;
}

function countOf(country: SmallCountry, doctor: number, family: number, step: number): number {
  const { counts = [] } = country.doctors[doctor] ?? {};
  return (country.families[family] ?? []).reduce(
    (sum, kind) =>
      sum + monthsIn(step, country.monthsPerStep).reduce((of, month) => of + (counts[kind]?.[month] ?? 0), 0),
    0,
  );
}

function joined(cells: readonly RosterCell[]): RosterCell[] {
  const groups = Map.groupBy(cells, ({ place, group }) => `${place} ${group}`);
  return [...groups.values()].map((of) => ({ ...(of[0] as RosterCell), prescribers: of.length }));
}
