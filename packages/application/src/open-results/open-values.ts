import type { OutputOf } from '@smalspor/contract/operations';
import { type Estimate, estimateOf, type IndicatorDefinition } from '@smalspor/domain/indicators';
import { institutionFigure } from '@smalspor/domain/institution-report';
import type { InstitutionIndicator } from '@smalspor/domain/institutions';
import { type OpenArea, openAreaId, openReason } from '@smalspor/domain/open-results';
import { formatMonth, type Period, periodStart } from '@smalspor/domain/time';
import type { PublicLevel } from '@smalspor/warehouse/read';
import type { OpenContent, OpenDefinition } from './open-definitions.ts';
import type { OpenRelease } from './open-release.ts';

export type OpenValue = OutputOf<'listOpenValues'>['values'][number];
type WardType = OpenValue['wardType'];

/** A figure that is told or hidden, before its value and interval are worked out. */
export interface OpenFigure {
  readonly area: OpenArea;
  readonly wardType: WardType;
  readonly period: Period;
  readonly estimate: () => Estimate;
}

const LEVELS = { nation: 'nation', county: 'county', countyNow: 'county-today' } as const satisfies Record<
  PublicLevel,
  OpenArea['level']
>;
/** In the order of the tables; `mixed` are wards whose type nobody told. */
export const UNIT_TYPES = ['long-term', 'short-term', 'acute', 'home-care', 'mixed'] as const;

/** Every figure of an indicator that the release tells or hides, for the country and its counties: always in the same order. */
export async function openFigures(
  content: OpenContent,
  { reader }: OpenRelease,
  open: OpenDefinition,
): Promise<readonly OpenFigure[]> {
  if (open.kind === 'institution') return institutionFigures(content, reader, open.definition);
  const { definition } = open;
  return (await reader.areaFigures(definition.id)).map(({ level, unit, period, cell, noValue }) => ({
    area: { level: LEVELS[level], unit },
    wardType: null,
    period,
    estimate: () =>
      cell === null ? { value: null, reason: noValue ?? 'suppressed' } : estimateOf(definition, cell),
  }));
}

function institutionFigures(
  { geography }: OpenContent,
  { institutions }: OpenRelease['reader'],
  definition: InstitutionIndicator,
): readonly OpenFigure[] {
  if (institutions === null) return [];
  const today = geography.counties.filter(({ last }) => last === null).map(({ code }) => Number(code));
  const areas: readonly OpenArea[] = [
    { level: 'nation', unit: 0 },
    ...today.map((unit) => ({ level: 'county-today', unit }) as const),
  ];
  return areas.flatMap((area) =>
    UNIT_TYPES.flatMap((wardType) =>
      institutions.ends.flatMap((end): OpenFigure[] => {
        const where = area.level === 'nation' ? area : { level: 'county', county: area.unit };
        const told = institutions.published(where as Parameters<typeof institutions.published>[0], {
          unitType: wardType,
          indicator: definition.id,
          end,
        });
        if (told.sums === null && told.reason === 'no-data') return [];
        const { sums } = told;
        return [
          {
            ...{ area, wardType, period: { kind: 'rolling12', end } },
            estimate: () =>
              sums === null
                ? { value: null, reason: 'suppressed' }
                : institutionFigure(definition, sums).estimate,
          },
        ];
      }),
    ),
  );
}

/** Enough for every figure that is printed. The spread behind an interval is released with two digits. */
const DECIMALS = 4;

/** A figure as everyone is told it: with both its numbers, or with the reason and nothing else. */
export function describeOpenValue(
  { id, version }: Pick<IndicatorDefinition, 'id' | 'version'>,
  { area, wardType, period, estimate }: OpenFigure,
): OpenValue {
  const found = estimate();
  const isKnown = found.value !== null;
  return {
    indicator: id,
    version,
    area: openAreaId(area),
    wardType,
    period: { kind: period.kind, from: formatMonth(periodStart(period)), to: formatMonth(period.end) },
    value: isKnown ? rounded(found.value) : null,
    low: isKnown ? rounded(found.low) : null,
    high: isKnown ? rounded(found.high) : null,
    numerator: isKnown ? rounded(found.numerator) : null,
    denominator: isKnown ? rounded(found.denominator) : null,
    reason: isKnown ? null : openReason(found.reason),
  };
}

/** A number as it leaves the house, the same at every door. */
export function rounded<T extends number | null>(value: T): T {
  return (value === null ? null : Number(value.toFixed(DECIMALS))) as T;
}
