import {
  type CountKind,
  type DisclosureSettings,
  type Families,
  familiesOf,
} from '@smalspor/domain/disclosure';
import type { CellColumns } from '../measure/cell-columns.ts';
import { cellColumnsOf } from '../measure/cell-columns.ts';
import type { MeasureContent } from '../measure/measure-content.ts';
import { planMeasures } from '../measure/plan.ts';

/** A column of monthly sums that counts prescriptions, dispensings or doses of one family. */
export interface FamilyColumn {
  /** Position of the family. */
  readonly family: number;
  readonly kind: CountKind;
  readonly column: string;
  readonly threshold: number;
}

/** What an indicator is made of, as positions of families. */
export interface DisclosedIndicator {
  readonly cell: CellColumns;
  readonly numerator: number;
  /** `null` where the denominator is time at risk, which is public. */
  readonly denominator: number | null;
  /** Numbers of patients do not add up: there is none for a block of municipalities. */
  readonly countsUsers: boolean;
}

export interface DisclosureColumns {
  readonly families: Families['families'];
  readonly columns: readonly FamilyColumn[];
  readonly indicators: readonly DisclosedIndicator[];
}

/** Which sums of the cube stand behind which family. */
export function disclosureColumns(content: MeasureContent, settings: DisclosureSettings): DisclosureColumns {
  const { families, indicators } = familiesOf(content.indicators, content.codeSets);
  const cells = new Map(
    cellColumnsOf(planMeasures(content.indicators)).map((cell) => [cell.indicator, cell]),
  );
  const positions = new Map(families.map(({ key }, position) => [key, position]));
  const columns = new Map<string, FamilyColumn>();
  const disclosed = indicators.flatMap(({ indicator, numerator, denominator }): DisclosedIndicator[] => {
    const cell = cells.get(indicator);
    if (!cell) return [];
    const sides = [
      { count: numerator, column: cell.numerator },
      { count: denominator, column: cell.denominator },
    ];
    for (const { count, column } of sides) {
      if (count === null || count.kind === 'users') continue;
      const family = positions.get(count.family) ?? 0;
      const threshold = count.kind === 'ddd' ? settings.k * settings.dddOfCourse * DDD : settings.k;
      const name = `${family} ${count.kind}`;
      if (!columns.has(name)) columns.set(name, { family, kind: count.kind, column, threshold });
    }
    return [
      {
        cell,
        numerator: positions.get(numerator.family) ?? 0,
        denominator: denominator === null ? null : (positions.get(denominator.family) ?? 0),
        countsUsers: [numerator, denominator].some((count) => count?.kind === 'users'),
      },
    ];
  });
  return { families, columns: [...columns.values()], indicators: disclosed };
}

/** The cube counts hundredths of a DDD. */
const DDD = 100;
