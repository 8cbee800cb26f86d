import { DEFAULT_DISCLOSURE } from '@smalspor/domain/disclosure';
import { type Equation, linearSystem } from '../../../../domain/src/disclosure/testing/linear-bounds.ts';
import { FJORD_SPAN } from '../../disclose/testing/write-fjord-lake.ts';

const { k } = DEFAULT_DISCLOSURE;
const LENGTHS = { month: 1, quarter: 3, half: 6, rolling12: 12, year: 12 } as const;
const MONTHS = FJORD_SPAN.to - FJORD_SPAN.from + 1;
const STEP = 3;

/** Where a figure stands: one sum of the counties’ months, or of the municipalities’ quarters. */
export interface CellPlace {
  readonly level: string;
  readonly unit: number;
  readonly kind: keyof typeof LENGTHS;
  readonly end: number;
}

/** Both numbers of an indicator, of one place or of several together. */
export interface KnownCell extends CellPlace {
  readonly indicator: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Places that the numbers are the sum of, where they are not those of one. */
  readonly of?: readonly CellPlace[];
}

/**
 * What an indicator counts, as parts that nothing is in two of: those above the line, and those below it. Nothing is below where that is
 * public (people and days). Indicators that share parts are set against each other.
 */
export interface Sides {
  readonly above: readonly string[];
  readonly below: readonly string[];
  /** The least number above the line that is not small, where that is not k: doses. */
  readonly least?: number;
}

export type SidesByIndicator = Readonly<Record<string, Sides>>;

/** A share of what is counted one by one. */
export const SHARE: Sides = { above: ['counted'], below: ['counted', 'rest'] };

/** What can be worked out of a number that was not told. */
export interface FoundCell {
  readonly what: string;
  /** Less than this is small. */
  readonly least: number;
  readonly true: number;
  readonly low: number;
  readonly high: number;
}

/** A figure of an indicator that was not told. */
export type HiddenCell = CellPlace & Pick<KnownCell, 'indicator'>;

export const keyOfFigure = (figure: HiddenCell): string => `${figure.indicator} ${keyOfPlace(figure)}`;

export const keyOfPlace = ({ level, unit, kind, end }: CellPlace): string =>
  `${level} ${unit} ${kind} ${end}`;

/** Variables for every part: by county and month, by municipality and quarter. */
function variablesOf(truths: readonly KnownCell[], parts: readonly string[]) {
  const municipalities = [
    ...new Set(truths.filter(({ level }) => level === 'municipality').map(({ unit }) => unit)),
  ];
  const counties = [...new Set(municipalities.map((unit) => Math.floor(unit / 100)))];
  const numbers = new Map<string, number>();
  const variable = (name: string) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name) as number;
  };
  const termsOf = ({ level, unit, kind, end }: CellPlace, side: string): number[] => {
    const last = end - FJORD_SPAN.from;
    const months = Array.from({ length: LENGTHS[kind] }, (_, back) => last - back);
    if (level === 'municipality') {
      const steps = [...new Set(months.map((month) => Math.floor(month / STEP)))];
      return steps.map((step) => variable(`${side} municipality ${unit} ${step}`));
    }
    return (level === 'nation' ? counties : [unit]).flatMap((county) =>
      months.map((month) => variable(`${side} county ${county} ${month}`)),
    );
  };
  const links = parts.flatMap((side) =>
    counties.flatMap((county) =>
      Array.from({ length: MONTHS / STEP }, (_, step): Equation => {
        const inMonths = Array.from({ length: STEP }, (_each, at) =>
          variable(`${side} county ${county} ${step * STEP + at}`),
        );
        const inPlaces = municipalities
          .filter((unit) => Math.floor(unit / 100) === county)
          .map((unit) => variable(`${side} municipality ${unit} ${step}`));
        return {
          terms: new Map([
            ...inMonths.map((of) => [of, 1] as const),
            ...inPlaces.map((of) => [of, -1] as const),
          ]),
          value: 0,
        };
      }),
    ),
  );
  return { termsOf, links, size: () => numbers.size };
}

/**
 * Everything that a reader of these figures knows, and what can be worked out of each hidden one, in a country whose borders stay
 * and that is told of in months of counties and quarters of municipalities.
 *
 * @param truths every cell of the cube, of which the municipalities are known and the true figures of those attacked
 * @param hidden of which indicator, and where
 */
export function attackCells(
  truths: readonly KnownCell[],
  known: readonly KnownCell[],
  hidden: readonly HiddenCell[],
  sides: SidesByIndicator,
): readonly FoundCell[] {
  const of = (indicator: string): Sides => {
    const found = sides[indicator];
    if (found === undefined) throw new RangeError(`Nobody said what ${indicator} counts`);
    return found;
  };
  const parts = [...new Set(Object.values(sides).flatMap(({ above, below }) => [...above, ...below]))];
  const { termsOf, links, size } = variablesOf(truths, parts);
  const sumOf = (places: readonly CellPlace[], summed: readonly string[]) =>
    new Map(
      places.flatMap((place) =>
        summed.flatMap((part) => termsOf(place, part).map((term) => [term, 1] as const)),
      ),
    );
  const equations = known.flatMap((figure): Equation[] => {
    const places = figure.of ?? [figure];
    const { above, below } = of(figure.indicator);
    return [
      { terms: sumOf(places, above), value: figure.numerator },
      ...(below.length === 0 ? [] : [{ terms: sumOf(places, below), value: figure.denominator }]),
    ];
  });
  const trueOf = new Map(truths.map((figure) => [keyOfFigure(figure), figure]));
  const targets = hidden.flatMap((place) => {
    const { above, below, least = k } = of(place.indicator);
    const { numerator = 0, denominator = 0 } = trueOf.get(keyOfFigure(place)) ?? {};
    const isShare = above.every((part) => below.includes(part));
    const rest = below.filter((part) => !above.includes(part));
    const what = keyOfFigure(place);
    return [
      { what: `${what} above`, terms: sumOf([place], above), true: numerator, least },
      ...(rest.length === 0
        ? []
        : [
            {
              what: `${what} rest`,
              terms: sumOf([place], rest),
              true: isShare ? denominator - numerator : denominator,
              least: k,
            },
          ]),
    ];
  });
  const system = linearSystem(size(), [...links, ...equations]);
  return targets.map(({ terms, ...target }) => {
    const [low, high] = system.bounds(terms);
    return { ...target, low, high };
  });
}

/** A small number must stay possible from 1 to just below the least; of a larger one as much must be left open. A true nothing may be known. */
export function leaksOf(found: readonly FoundCell[]): readonly FoundCell[] {
  return found.filter((each) => {
    if (each.true === 0) return false;
    if (each.true < each.least)
      return Math.ceil(each.low - 1e-6) > 1 || Math.floor(each.high + 1e-6) < each.least - 1;
    return each.high - each.low < each.least - 1e-6;
  });
}
