import type { InstitutionEstimate } from '@smalspor/domain/institutions';
import type { House } from '../house/house.ts';
import type { InstitutionRow } from './read-institution-figures.ts';
import type { InstitutionSumsRow } from './read-institution-sums.ts';

/** One type of ward of one institution, for people. */
export function institutionLines(house: House, row: InstitutionRow): readonly string[] {
  const basis =
    row.bedDays === null
      ? 'bed days unknown'
      : `${Math.round(row.bedDays)} bed days${row.bedDaysEstimated ? ', estimated' : ''}`;
  const silent =
    row.monthsWithoutPurchase === 0
      ? ''
      : `, ${row.monthsWithoutPurchase} of ${row.months} months without a purchase`;
  return [
    `${row.organisation} ${row.unitType} (${basis}${silent})`,
    ...row.indicators.map(({ indicator, estimate }) => estimateLine(house, indicator, estimate)),
  ];
}

/** One type of ward of a county or the nation, for people. */
export function sumsLines(house: House, row: InstitutionSumsRow): readonly string[] {
  return [
    `${row.county === null ? 'Norway' : `County ${row.county}`} ${row.unitType}`,
    ...row.indicators.map(({ indicator, homes, estimate }) => {
      const line = estimateLine(house, indicator, estimate);
      return homes === null ? line : `${line}, ${homes} institutions`;
    }),
  ];
}

function estimateLine({ content }: House, indicator: string, estimate: InstitutionEstimate): string {
  const definition = content.institutionIndicators.find(({ id }) => id === indicator);
  const name = `  ${(definition?.texts.en.name ?? indicator).padEnd(62)}`;
  if (estimate.value === null) return `${name} – (${estimate.reason})`;
  const { value, low, high } = estimate;
  const interval = low === null || high === null ? '' : ` (${low.toFixed(1)}–${high.toFixed(1)})`;
  return `${name} ${value.toFixed(1)}${interval}`;
}
