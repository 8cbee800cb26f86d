import type { DisclosureGrid, PlaceReason } from '../grid.ts';
import type { FamilyPattern, Pattern } from '../pattern.ts';
import { familyOfKinds } from './small-country.ts';

/** A municipality written by hand: the sums of each family in each step. */
export interface PlainPlace {
  readonly unit: number;
  readonly counts: Readonly<Record<string, readonly number[]>>;
  /** County of today when it is another. */
  readonly countyNow?: number;
  /** In each step; 6 everywhere when left out. */
  readonly prescribers?: readonly number[];
  readonly unsafe?: PlaceReason;
}

/** A grid with three months in a step, of which each holds a third; a place's county is its unit without the last two digits. */
export function plainGrid(
  families: Readonly<Record<string, readonly number[]>>,
  places: readonly PlainPlace[],
  start = 0,
): DisclosureGrid {
  const steps = Object.values(places[0]?.counts ?? {})[0]?.length ?? 0;
  const areaName = ({ unit, countyNow }: PlainPlace) => `${countyOf(unit)}>${countyNow ?? countyOf(unit)}`;
  const names = [...new Set(places.map(areaName))];
  return {
    largestLeft: [],
    start,
    monthsPerStep: 3,
    steps,
    stepsPerWindow: Math.min(2, steps),
    areas: names.map((name) => {
      const [county = 0, countyNow = 0] = name.split('>').map(Number);
      return { county, countyNow };
    }),
    places: places.map((place) => ({
      unit: place.unit,
      area: names.indexOf(areaName(place)),
      prescribers: place.prescribers ?? Array<number>(steps).fill(6),
      municipality: Array<number>(steps).fill(place.unit),
      county: Array<number>(steps).fill(countyOf(place.unit)),
      unsafe: place.unsafe ?? null,
    })),
    families: Object.entries(families).map(([name, kinds]) => ({
      ...familyOfKinds(kinds),
      notes: [],
      counts: [
        {
          kind: 'prescriptions' as const,
          threshold: 5,
          byStep: places.flatMap(({ counts }) => counts[name] ?? []),
          largestByStep: [],
          largestByMonth: [],
          byMonth: names.flatMap((area) =>
            Array.from({ length: steps * 3 }, (_, month) => {
              const sum = places
                .filter((place) => areaName(place) === area)
                .reduce((total, { counts }) => total + (counts[name]?.[Math.floor(month / 3)] ?? 0), 0);
              return Math.floor(sum / 3) + (month % 3 < sum % 3 ? 1 : 0);
            }),
          ),
        },
      ],
    })),
  };
}

function countyOf(unit: number): number {
  return Math.floor(unit / 100);
}

export function familyIn(pattern: Pattern, index: number): FamilyPattern {
  const family = pattern.families[index];
  if (!family) throw new RangeError(`No family ${index}`);
  return family;
}

/** Folded municipalities with their reasons. */
export function foldedIn(pattern: Pattern, index = 0): Readonly<Record<number, string>> {
  return Object.fromEntries(familyIn(pattern, index).folded.map(({ place, reason }) => [place, reason]));
}
