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

/** A side of an indicator about residents that counts what a side of one about lists counts. */
export interface ResidentPair {
  readonly indicator: string;
  readonly side: 'numerator' | 'denominator';
  readonly listed: string;
  readonly listedSide: 'numerator' | 'denominator';
}

export interface DisclosureColumns {
  readonly families: Families['families'];
  readonly columns: readonly FamilyColumn[];
  readonly indicators: readonly DisclosedIndicator[];
  readonly residents: readonly ResidentPair[];
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
  return {
    families,
    columns: [...columns.values()],
    indicators: disclosed,
    residents: residentPairs(content, indicators),
  };
}

const SIDES = ['numerator', 'denominator'] as const;

function residentPairs(content: MeasureContent, listed: Families['indicators']): ResidentPair[] {
  const asListed = content.indicators
    .filter(({ setting }) => setting === 'residents')
    .map((definition) => ({ ...definition, setting: 'general-practice' as const }));
  return familiesOf(asListed, content.codeSets).indicators.flatMap((resident) =>
    SIDES.flatMap((side) => {
      const count = resident[side];
      if (count === null || count.kind !== 'prescriptions') return [];
      return listed.flatMap((indicator) =>
        SIDES.filter(
          (listedSide) =>
            indicator[listedSide]?.family === count.family && indicator[listedSide]?.kind === count.kind,
        ).map((listedSide) => ({
          indicator: resident.indicator,
          side,
          listed: indicator.indicator,
          listedSide,
        })),
      );
    }),
  );
}

/** The cube counts hundredths of a DDD. */
const DDD = 100;
