import { measurePartitions } from '../complement.ts';
import { createGroupJudge, type GroupSurrounding, type StepSums } from '../group-may-be-shown.ts';
import type { Pattern } from '../pattern.ts';
import { placesBetweenGroups, type RosterCell } from '../places-between-groups.ts';
import { relationsOf } from '../relations.ts';
import { DEFAULT_DISCLOSURE } from '../settings.ts';
import { blocksIn } from './blocks-in.ts';
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
  const sums = (doctors: readonly number[], family: number): StepSums => ({
    kind: 'prescriptions',
    threshold: country.k,
    steps: steps.map((step) =>
      doctors.reduce((sum, doctor) => sum + countOf(country, doctor, family, step), 0),
    ),
  });
  const working = (doctors: readonly number[]) =>
    steps.map((step) => doctors.filter((doctor) => isThere(country, doctor, step)).length);
  const surroundings = pattern.families.flatMap((family, position) =>
    [...blocksIn(grid, family).values()]
      .filter((places) => members.every((doctor) => places.includes(country.doctors[doctor]?.place ?? -1)))
      .map((places): GroupSurrounding => {
        const outside = [...country.doctors.keys()].filter(
          (doctor) => places.includes(country.doctors[doctor]?.place ?? -1) && !members.includes(doctor),
        );
        return {
          prescribers: working(outside),
          families: country.families.map((_, other) => (other === position ? [sums(outside, other)] : [])),
        };
      }),
  );
  const judge = createGroupJudge(
    {
      reportingMembers: working(members),
      changedRosters: steps.map(() => 0),
      families: country.families.map((_, family) => [sums(members, family)]),
      surroundings,
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
