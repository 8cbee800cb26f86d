import { type CodeSet, packedMedicines } from '@smalspor/domain/indicators';
import type { InstitutionIndicator, SalesMeasure } from '@smalspor/domain/institutions';
import { Refusal } from '@smalspor/domain/refusal';

/** Where an indicator's sums stand among the columns of the months: `s3` and its squares `q3`. */
export interface SalesColumns {
  readonly indicator: string;
  readonly numerator: number;
  /** `null`: bed days. */
  readonly denominator: number | null;
}

export interface SalesPlan {
  /** What is summed, each once however many indicators ask for it. */
  readonly measures: readonly SalesMeasure[];
  /** What each of them is called in every release. */
  readonly names: readonly string[];
  readonly columns: readonly SalesColumns[];
}

/** Measures are told apart by the bits of one whole number. */
const MOST_MEASURES = 62;

/** @throws Refusal `content-invalid` for more measures than one pass can tell apart */
export function planSales(indicators: readonly InstitutionIndicator[]): SalesPlan {
  const measures: SalesMeasure[] = [];
  const places = new Map<string, number>();
  const placeOf = (measure: SalesMeasure): number => {
    const key = nameOf(measure);
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, measures.length);
    return measures.push(measure) - 1;
  };
  const columns = indicators.map(({ id, numerator, denominator }) => ({
    indicator: id,
    numerator: placeOf(numerator),
    denominator: 'bedTime' in denominator ? null : placeOf(denominator),
  }));
  if (measures.length > MOST_MEASURES) {
    throw new Refusal(
      'content-invalid',
      `The indicators of institutions ask for ${measures.length} different sums; at most ${MOST_MEASURES} can be measured.`,
    );
  }
  return { measures, names: measures.map(nameOf), columns };
}

function nameOf({ count, medicines, routes, dose }: SalesMeasure): string {
  return [count, medicines, [...(routes ?? [])].sort().join('+'), dose ?? ''].join(' ').trimEnd();
}

/** SQL for the bits of the measures whose goods an ATC code belongs to, over a column `atc`. */
export function medicineBitsSql(
  measures: readonly SalesMeasure[],
  codeSets: ReadonlyMap<string, CodeSet>,
): string {
  return bitsSql(
    measures.map(({ medicines }) => {
      const set = codeSets.get(medicines);
      if (!set) throw new Refusal('content-invalid', `There is no code set ${medicines}.`);
      const { include, exclude } = packedMedicines(set);
      const inside = (ranges: typeof include) =>
        ranges.map(([first, last]) => `atc BETWEEN ${first} AND ${last}`).join(' OR ') || 'false';
      return `(${inside(include)}) AND NOT (${inside(exclude)})`;
    }),
  );
}

/** SQL for the bits of the measures that a product counts in, over its `route` and `ddd_per_package`. */
export function productBitsSql(measures: readonly SalesMeasure[]): string {
  return bitsSql(
    measures.map(({ count, routes, dose }) =>
      [
        'true',
        ...(routes === undefined ? [] : [`route IN (${routes.map((route) => `'${route}'`).join(', ')})`]),
        ...(dose === undefined ? [] : ['ddd_per_package IS NULL']),
        ...(count === 'ddd' ? ['ddd_per_package IS NOT NULL'] : []),
      ].join(' AND '),
    ),
  );
}

function bitsSql(conditions: readonly string[]): string {
  return `(${['0', ...conditions.map((each, place) => `CASE WHEN ${each} THEN ${1n << BigInt(place)} ELSE 0 END`)].join(' + ')})::BIGINT`;
}
