import type { Geography } from '@smalspor/domain/organisation';
import { LAST_YEAR } from '../country/world-time.ts';
import { codeToday, type Place, placesOf } from './place.ts';

/** A place, or a part of a large one, with the number of people to be made. */
export interface Settlement {
  readonly place: Place;
  /** Inhabitants on 1 January by year from the first world year to the year after the last. */
  readonly inhabitants: readonly number[];
}

/**
 * The unit of work: some neighbouring settlements of one county of today, with their people and doctors. Nobody moves or
 * works across parcels, so parcels are made independently of each other. `number` is the parcel's fixed number in the
 * whole country: a county made alone is the same as in the nation.
 */
export interface Parcel {
  readonly number: number;
  readonly settlements: readonly Settlement[];
}

export interface ParcelChoice {
  /** County codes of today; all when absent. */
  readonly counties?: readonly string[] | undefined;
  /** Municipality codes of today; the rest of the country is then left out before parcels are drawn. */
  readonly municipalities?: readonly string[] | undefined;
  /** Share of the inhabitants to make. */
  readonly scale: number;
}

const INHABITANTS_PER_PARCEL = 45_000;

/** The parcels of the chosen part of the country. @throws RangeError for a county or municipality that is not of today. */
export function parcelsOf(geography: Geography, choice: ParcelChoice): readonly Parcel[] {
  const places = placesOf(geography);
  refuseUnknown('county', choice.counties, new Set(places.map((place) => codeToday(place).slice(0, 2))));
  refuseUnknown('municipality', choice.municipalities, new Set(places.map(codeToday)));
  const wanted = choice.municipalities
    ? places.filter((place) => choice.municipalities?.includes(codeToday(place)))
    : places;
  const growth = nationalGrowth(geography);
  return group(wanted)
    .map((parts, index) => ({
      number: index + 1,
      settlements: parts.map(({ place, share }) => ({
        place,
        inhabitants: growth.map((factor) => place.inhabitants2021 * share * factor * choice.scale),
      })),
    }))
    .filter((parcel) => {
      const county = codeToday((parcel.settlements[0] as Settlement).place).slice(0, 2);
      return choice.counties === undefined || choice.counties.includes(county);
    });
}

interface Part {
  readonly place: Place;
  readonly share: number;
}

function group(places: readonly Place[]): Part[][] {
  const parcels: Part[][] = [];
  let open: Part[] = [];
  let people = 0;
  let county = '';
  const close = () => {
    if (open.length > 0) parcels.push(open);
    open = [];
    people = 0;
  };
  for (const place of places) {
    const here = codeToday(place).slice(0, 2);
    if (here !== county || people + place.inhabitants2021 > INHABITANTS_PER_PARCEL * 1.3) close();
    county = here;
    const parts = Math.max(1, Math.round(place.inhabitants2021 / INHABITANTS_PER_PARCEL));
    for (let part = 0; part < parts; part += 1) {
      if (part > 0) close();
      open.push({ place, share: 1 / parts });
      people += place.inhabitants2021 / parts;
    }
    if (people > INHABITANTS_PER_PARCEL * 0.7) close();
  }
  close();
  return parcels;
}

/** Inhabitants of the country by year relative to 2021; years outside the table go on with its last yearly growth. */
function nationalGrowth(geography: Geography): readonly number[] {
  const table = new Map(geography.population.map((row) => [row.year, row.inhabitants]));
  const years = [...table.keys()].sort((a, b) => a - b);
  const first = years[0] ?? 2021;
  const last = years.at(-1) ?? 2021;
  const base = table.get(2021) ?? 1;
  const inhabitants = (year: number): number => {
    const known = table.get(year);
    if (known !== undefined) return known;
    return year < first
      ? (table.get(first) ?? base) * 1.009 ** (year - first)
      : (table.get(last) ?? base) * 1.009 ** (year - last);
  };
  return Array.from({ length: LAST_YEAR + 2 - 2011 }, (_, index) => inhabitants(2011 + index) / base);
}

function refuseUnknown(kind: string, codes: readonly string[] | undefined, known: ReadonlySet<string>): void {
  for (const code of codes ?? []) {
    if (!known.has(code)) throw new RangeError(`No ${kind} of today has the code ${code}`);
  }
}
