import type { DuckDBConnection } from '@duckdb/node-api';
import { addUpHomes, type HomeQuarter, type Variable } from '@smalspor/domain/institution-disclosure';
import { countyNow, type Geography, municipalityCode, unitOfCode } from '@smalspor/domain/organisation';
import type { MonthSpan } from '../measure/spine.ts';
import type { UnitType } from './institution-figures.ts';
import type { SalesPlan } from './sales-columns.ts';

/** Months in a quarter, and quarters in the periods that others' figures are told for. */
export const QUARTER = 3;
export const QUARTERS_TOLD = 4;

/** All homes of one type of ward, quarter by quarter; quarters are counted like months, divided by three. */
export interface TypeQuarters {
  readonly unitType: UnitType;
  readonly variables: readonly Variable[];
  readonly quarters: ReadonlyMap<number, readonly HomeQuarter[]>;
}

export const BED_DAYS: Variable = { id: 'bed-days', partOf: [] };

/**
 * Reads `institution_month`. A home is in a quarter from the one of its first purchase to the one of its last, where the bed
 * days of all its months are known; before and after nobody may have delivered for it. Only quarters that the series holds whole.
 * A home that moves to another county in a quarter is in it twice: with its months before and its months after. The county that
 * it moved to comes first.
 */
export async function readHomeQuarters(
  connection: DuckDBConnection,
  plan: SalesPlan,
  span: MonthSpan,
  geography: Geography,
): Promise<readonly TypeQuarters[]> {
  const [from, to] = [Math.ceil(span.from / QUARTER), Math.floor((span.to + 1) / QUARTER) - 1];
  const sums = plan.measures.flatMap((_, place) => [
    `sum(s${place}) AS s${place}`,
    `sum(q${place}) AS q${place}`,
  ]);
  const bedded = "FILTER (in_register AND ward_type <> 'home-care')";
  const reader = await connection.runAndReadAll(`
    WITH kept AS (
      SELECT *, (month // ${QUARTER})::INTEGER AS quarter,
        bool_or(ward_type IS NULL) OVER (PARTITION BY organisation, month // ${QUARTER}) AS is_mixed,
        min(month) FILTER (lines > 0) OVER (PARTITION BY organisation) AS first,
        max(month) FILTER (lines > 0) OVER (PARTITION BY organisation) AS last,
        -- What cannot be placed in a ward was bought where the home was that month.
        coalesce(municipality, max(municipality) OVER (PARTITION BY organisation, month)) AS place
      FROM institution_month),
    placed AS (
      SELECT CASE WHEN is_mixed THEN 'mixed' ELSE ward_type END AS unit_type, quarter, organisation, place AS municipality,
        max(month) AS until, coalesce(sum(bed_days) ${bedded}, 0)::DOUBLE AS bed_days, ${sums.join(', ')},
        count(bed_days) ${bedded} = count(*) ${bedded} AS is_known
      FROM kept
      WHERE (is_mixed OR in_register) AND quarter BETWEEN ${from} AND ${to}
        AND quarter BETWEEN first // ${QUARTER} AND last // ${QUARTER}
      GROUP BY ALL)
    SELECT * EXCLUDE (until, is_known) FROM placed
    QUALIFY bool_and(is_known) OVER (PARTITION BY unit_type, quarter, organisation)
    ORDER BY unit_type, quarter, organisation, until DESC, municipality`);
  const columns = reader.getColumnsJS();
  const at = (column: number, row: number) => Number(columns[column]?.[row] ?? 0);
  const types = new Map<UnitType, Map<number, HomeQuarter[]>>();
  const counties = countyOfMunicipality(geography);
  for (let row = 0; row < reader.currentRowCount; row += 1) {
    const unitType = String(columns[0]?.[row]) as UnitType;
    const quarters = types.get(unitType) ?? new Map<number, HomeQuarter[]>();
    types.set(unitType, quarters);
    const homes = quarters.get(at(1, row)) ?? [];
    quarters.set(at(1, row), homes);
    homes.push({
      home: at(2, row),
      county: counties(at(3, row)),
      values: [at(4, row), ...plan.measures.map((_, place) => at(5 + 2 * place, row))],
      squares: [0, ...plan.measures.map((_, place) => at(6 + 2 * place, row))],
    });
  }
  for (const quarters of types.values()) {
    // A municipality that got another number, or a move within the county, is no move here.
    for (const [quarter, homes] of quarters)
      quarters.set(
        quarter,
        addUpHomes(homes, ({ county }) => county),
      );
  }
  const variables = await readVariables(connection, plan);
  return [...types].map(([unitType, quarters]) => byImportance({ unitType, quarters, variables }));
}

/** Bed days and the measures. One measure is a part of another where all goods that count in it count in the other. */
async function readVariables(
  connection: DuckDBConnection,
  { names, measures }: SalesPlan,
): Promise<readonly Variable[]> {
  const found = await connection.runAndReadAll('SELECT class FROM class_number');
  const classes = found.getRowsJS().map(([each]) => BigInt(String(each)));
  const has = (each: bigint, place: number) => ((each >> BigInt(place)) & 1n) === 1n;
  const isPart = (part: number, whole: number) =>
    part !== whole &&
    measures[part]?.count === measures[whole]?.count &&
    classes.every((each) => !has(each, part) || has(each, whole));
  return [
    BED_DAYS,
    ...names.map((id, place) => ({ id, partOf: names.filter((_, whole) => isPart(place, whole)) })),
  ];
}

/** The county of today; 0 for a municipality that nobody knows. */
export function countyOfMunicipality(geography: Geography): (municipality: number) => number {
  return (municipality) => {
    const county = countyNow(geography, municipalityCode(municipality));
    return county === null ? 0 : unitOfCode(county);
  };
}

/** Larger sums first: what must be hidden is hidden of the rarer medicines. Bed days stay in front. */
function byImportance({ unitType, quarters, variables }: TypeQuarters): TypeQuarters {
  const totals = variables.map((_, place) => {
    let total = 0;
    for (const homes of quarters.values())
      for (const { values } of homes) total += Math.abs(values[place] ?? 0);
    return total;
  });
  const order = variables
    .map((_, place) => place)
    .sort((a, b) => Number(b === 0) - Number(a === 0) || (totals[b] ?? 0) - (totals[a] ?? 0) || a - b);
  const sorted = (list: readonly number[]) => order.map((place) => list[place] ?? 0);
  return {
    unitType,
    variables: order.map((place) => variables[place] as Variable),
    quarters: new Map(
      [...quarters].map(([quarter, homes]) => [
        quarter,
        homes.map((home) => ({ ...home, values: sorted(home.values), squares: sorted(home.squares) })),
      ]),
    ),
  };
}
