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

/** Both numbers of a share, of one place or of several together. */
export interface KnownCell extends CellPlace {
  readonly numerator: number;
  readonly denominator: number;
  /** Places that the numbers are the sum of, where they are not those of one. */
  readonly of?: readonly CellPlace[];
}

/** What can be worked out of a number that was not told. */
export interface FoundCell {
  readonly what: string;
  readonly true: number;
  readonly low: number;
  readonly high: number;
}

export const keyOfPlace = ({ level, unit, kind, end }: CellPlace): string =>
  `${level} ${unit} ${kind} ${end}`;

/** Variables for both sides of the share (what is counted, and the rest): by county and month, by municipality and quarter. */
function variablesOf(truths: readonly KnownCell[]) {
  const municipalities = [
    ...new Set(truths.filter(({ level }) => level === 'municipality').map(({ unit }) => unit)),
  ];
  const counties = [...new Set(municipalities.map((unit) => Math.floor(unit / 100)))];
  const numbers = new Map<string, number>();
  const variable = (name: string) => {
    if (!numbers.has(name)) numbers.set(name, numbers.size);
    return numbers.get(name) as number;
  };
  const termsOf = ({ level, unit, kind, end }: CellPlace, side: 'counted' | 'rest'): number[] => {
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
  const links = (['counted', 'rest'] as const).flatMap((side) =>
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
 */
export function attackCells(
  truths: readonly KnownCell[],
  known: readonly KnownCell[],
  hidden: readonly CellPlace[],
): readonly FoundCell[] {
  const { termsOf, links, size } = variablesOf(truths);
  const sumOf = (places: readonly CellPlace[], sides: readonly ('counted' | 'rest')[]) =>
    new Map(
      places.flatMap((place) => sides.flatMap((side) => termsOf(place, side).map((of) => [of, 1] as const))),
    );
  const equations = known.flatMap((figure): Equation[] => {
    const places = figure.of ?? [figure];
    return [
      { terms: sumOf(places, ['counted']), value: figure.numerator },
      { terms: sumOf(places, ['counted', 'rest']), value: figure.denominator },
    ];
  });
  const targets = hidden.flatMap((place) =>
    (['counted', 'rest'] as const).map((side) => ({ place, side, terms: sumOf([place], [side]) })),
  );
  const system = linearSystem(size(), [...links, ...equations]);
  const trueOf = new Map(truths.map((figure) => [keyOfPlace(figure), figure]));
  return targets.map(({ place, side, terms }) => {
    const [low, high] = system.bounds(terms);
    const { numerator = 0, denominator = 0 } = trueOf.get(keyOfPlace(place)) ?? {};
    return {
      what: `${keyOfPlace(place)} ${side}`,
      true: side === 'counted' ? numerator : denominator - numerator,
      low,
      high,
    };
  });
}

/** A small number must stay possible from 1 to k − 1; of a larger one at least k must be left open. A true nothing may be known. */
export function leaksOf(found: readonly FoundCell[]): readonly FoundCell[] {
  return found.filter((each) => {
    if (each.true === 0) return false;
    if (each.true < k) return Math.ceil(each.low - 1e-6) > 1 || Math.floor(each.high + 1e-6) < k - 1;
    return each.high - each.low < k;
  });
}
