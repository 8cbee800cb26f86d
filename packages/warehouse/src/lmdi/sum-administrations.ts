import type { DuckDBConnection } from '@duckdb/node-api';
import { dddOfAmount, type NoDddOfAmountReason } from '@smalspor/domain/lmdi';
import { type Medicines, unpackAtc } from '@smalspor/domain/medicines';
import { EMPTY, filesSql, orEmpty } from '../measure/lake-files.ts';
import type { MonthSpan } from '../measure/spine.ts';

export interface SumAdministrationsInput {
  /** Lake files as absolute paths. */
  readonly files: { readonly administrations: readonly string[]; readonly products: readonly string[] };
  readonly medicines: Medicines;
  /** The ATC/DDD edition for all months, so that a series never changes by a revision. */
  readonly indexYear: number;
  readonly span: MonthSpan;
  /** One institution; all of them where it is left out. */
  readonly organisation?: number;
}

/** What an institution has given of one medicine for one purpose in a span of months. Its own basis: never added to purchases. */
export interface AdministeredSum {
  readonly organisation: number;
  readonly wardType: string | null;
  /** Seven characters. */
  readonly atc: string;
  readonly purpose: 'treatment' | 'prevention' | null;
  readonly doses: number;
  /** Sum of the DDDs of the doses that have one; 0 where none has. */
  readonly ddd: number;
  /** Doses that are in no sum of DDDs, and why. */
  readonly without: Readonly<Partial<Record<NoDddOfAmountReason, number>>>;
}

/**
 * Administered doses and their DDDs, in the order of organisation, ATC code and purpose. Doses whose medicine only an unknown
 * product would tell are left out.
 */
export async function sumAdministrations(
  connection: DuckDBConnection,
  { files, medicines, indexYear, span, organisation }: SumAdministrationsInput,
): Promise<readonly AdministeredSum[]> {
  if (files.administrations.length === 0) return [];
  const reader = await connection.runAndReadAll(`
    WITH product AS (
      SELECT * FROM ${orEmpty(files.products, EMPTY.products)} QUALIFY row_number() OVER (
        PARTITION BY product ORDER BY atc, strength_mg, units, route, salt, form, register_ddd) = 1)
    SELECT g.organisation, g.ward_type, coalesce(g.atc, p.atc) AS atc, g.purpose, g.route, g.unit, p.product IS NOT NULL AS known,
      p.strength_mg, p.route AS product_route, p.salt, p.form, g.amount IS NULL AS unknown, sum(g.doses)::DOUBLE AS doses, sum(g.amount) AS amount
    FROM ${filesSql(files.administrations)} g LEFT JOIN product p ON p.product = g.product
    WHERE g.month BETWEEN ${span.from} AND ${span.to} AND coalesce(g.atc, p.atc) IS NOT NULL
      ${organisation === undefined ? '' : `AND g.organisation = ${organisation}`}
    GROUP BY ALL
    ORDER BY g.organisation, g.ward_type, atc, g.purpose, g.route, g.unit, amount`);
  const sums = new Map<string, { -readonly [Name in keyof AdministeredSum]: AdministeredSum[Name] }>();
  for (const row of reader.getRowObjectsJS()) {
    const text = (name: string) => (row[name] === null ? null : String(row[name]));
    const number = (name: string) => (row[name] === null ? null : Number(row[name]));
    const atc = unpackAtc(Number(row.atc));
    const purpose = text('purpose') as AdministeredSum['purpose'];
    const key = JSON.stringify([row.organisation, row.ward_type, atc, purpose]);
    const sum = sums.get(key) ?? {
      ...{ organisation: Number(row.organisation), wardType: text('ward_type'), atc, purpose },
      ...{ doses: 0, ddd: 0, without: {} },
    };
    sums.set(key, sum);
    const doses = Number(row.doses);
    const product = row.known
      ? {
          ...{ route: text('product_route'), salt: text('salt'), form: text('form') },
          strengthMg: number('strength_mg'),
        }
      : null;
    const given = { atc, route: text('route'), amount: number('amount'), unit: text('unit'), product };
    const result = dddOfAmount(medicines, given, indexYear);
    sum.doses += doses;
    if (result.reason === undefined) sum.ddd += result.ddd;
    else sum.without = { ...sum.without, [result.reason]: (sum.without[result.reason] ?? 0) + doses };
  }
  return [...sums.values()];
}
