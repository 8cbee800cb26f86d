import type { Family } from '../families.ts';
import type { DisclosureGrid, GridArea, GridPlace } from '../grid.ts';
import { relationsOf } from '../relations.ts';
import type { Selection } from '../selection.ts';

/** A doctor with a list in one place all the time: counts[kind of prescription][month]. */
export interface SmallDoctor {
  readonly place: number;
  readonly counts: readonly (readonly number[])[];
}

/** A municipality under one code, with its counties in the steps of the world. */
export interface SmallPlace {
  readonly unit: number;
  /** Steps in which the code is valid, both included. */
  readonly from: number;
  readonly to: number;
  readonly county: number;
  readonly countyNow: number;
  /** The place that takes it over after `to`, as a position. */
  readonly successor: number | null;
}

/** A whole country in which nothing is unknown. */
export interface SmallCountry {
  readonly k: number;
  readonly monthsPerStep: number;
  readonly steps: number;
  readonly stepsPerWindow: number;
  readonly places: readonly SmallPlace[];
  readonly doctors: readonly SmallDoctor[];
  /** For each family the kinds of prescription that it counts. */
  readonly families: readonly (readonly number[])[];
}

/** The same country as the rule sees it, counted over the first `steps` steps. */
export function gridOf(country: SmallCountry, steps: number = country.steps): DisclosureGrid {
  const { monthsPerStep, places, k } = country;
  const perPlace = Map.groupBy(country.doctors, ({ place }) => place);
  const paths = places.map((_, place) => pathOf(country, place));
  const areaNames = [...new Set(paths.map((path) => path.join('>')))];
  const areas = areaNames.map((name): GridArea => {
    const path = name.split('>').map(Number);
    return { county: path[0] ?? 0, countyNow: path.at(-1) ?? 0 };
  });
  const stepsOf = Array.from({ length: steps }, (_, step) => step);
  const months = Array.from({ length: steps * monthsPerStep }, (_, month) => month);
  const gridPlaces = places.map((place, position): GridPlace => {
    const prescribers = stepsOf.map((step) =>
      place.from <= step && step <= place.to ? (perPlace.get(position)?.length ?? 0) : 0,
    );
    const carried = stepsOf.map((step) => carriedTo(country, position, step));
    const isSparse = stepsOf.some(
      (step) => place.from <= step && step <= place.to && (prescribers[step] ?? 0) < k,
    );
    return {
      unit: place.unit,
      area: areaNames.indexOf(paths[position]?.join('>') ?? ''),
      prescribers,
      municipality: carried.map((at) => (at === null ? -1 : (places[at]?.unit ?? -1))),
      county: carried.map((at) => (at === null ? -1 : (places[at]?.county ?? -1))),
      unsafe: isSparse ? 'few-prescribers' : null,
    };
  });
  const largestByStep = (kinds: readonly number[]) =>
    places.flatMap((_, place) =>
      stepsOf.map((step) => largestOf(perPlace.get(place) ?? [], kinds, monthsIn(step, monthsPerStep))),
    );
  const largestByMonth = (kinds: readonly number[]) =>
    areas.flatMap((_, area) => {
      const inArea = country.doctors.filter(({ place }) => gridPlaces[place]?.area === area);
      return months.map((month) => largestOf(inArea, kinds, [month]));
    });
  const kindsOf = (family: number) => country.families[family] ?? [];
  return {
    largestLeft: relationsOf(country.families.map(familyOfKinds)).partitions.map(({ whole, parts }) => {
      const left = kindsOf(whole).filter((kind) => !parts.some((part) => kindsOf(part).includes(kind)));
      return { byStep: largestByStep(left), byMonth: largestByMonth(left) };
    }),
    start: 0,
    monthsPerStep,
    steps,
    stepsPerWindow: country.stepsPerWindow,
    areas,
    places: gridPlaces,
    families: country.families.map((kinds) => {
      const sums = places.map((_, place) =>
        months.map((month) =>
          (perPlace.get(place) ?? []).reduce(
            (total, { counts }) => kinds.reduce((of, kind) => of + (counts[kind]?.[month] ?? 0), total),
            0,
          ),
        ),
      );
      const sum = (place: number, month: number) => sums[place]?.[month] ?? 0;
      return {
        ...familyOfKinds(kinds),
        notes: [],
        counts: [
          {
            kind: 'prescriptions' as const,
            threshold: k,
            byStep: places.flatMap((_, place) =>
              stepsOf.map((step) =>
                monthsIn(step, monthsPerStep).reduce((total, month) => total + sum(place, month), 0),
              ),
            ),
            largestByStep: largestByStep(kinds),
            largestByMonth: largestByMonth(kinds),
            byMonth: areas.flatMap((_, area) =>
              months.map((month) =>
                gridPlaces.reduce(
                  (total, { area: its }, place) => total + (its === area ? sum(place, month) : 0),
                  0,
                ),
              ),
            ),
          },
        ],
      };
    }),
  };
}

/** The largest part that one of the doctors has. */
function largestOf(
  doctors: readonly SmallDoctor[],
  kinds: readonly number[],
  months: readonly number[],
): number {
  const partOf = ({ counts }: SmallDoctor) =>
    kinds.reduce((sum, kind) => months.reduce((of, month) => of + (counts[kind]?.[month] ?? 0), sum), 0);
  return Math.max(0, ...doctors.map(partOf));
}

export function monthsIn(step: number, monthsPerStep: number): number[] {
  return Array.from({ length: monthsPerStep }, (_, index) => step * monthsPerStep + index);
}

/** The family of given kinds of prescription, as if each kind were one ATC code. */
export function familyOfKinds(kinds: readonly number[]): Family {
  const selection: Selection = {
    medicines: [...kinds].sort((a, b) => a - b).map((kind) => [10 * kind, 10 * kind] as const),
    diagnoses: null,
    withDiagnosis: false,
    ages: null,
    sex: null,
    patients: null,
    months: null,
    declared: false,
  };
  return { key: kinds.join('+'), selection, kinds: ['prescriptions'] };
}

/** The place that a place has become in a step; `null` while it lies ahead. */
function carriedTo(country: SmallCountry, place: number, step: number): number | null {
  const { from, to, successor } = country.places[place] as SmallPlace;
  if (step < from) return null;
  return step <= to || successor === null ? place : carriedTo(country, successor, step);
}

/** The counties that a place has lain in, and at last the county of today. */
function pathOf(country: SmallCountry, place: number): number[] {
  const { county, countyNow, successor } = country.places[place] as SmallPlace;
  const later = successor === null ? [countyNow] : pathOf(country, successor);
  return [county, ...later].filter((at, index, all) => index === 0 || at !== all[index - 1]);
}
