import {
  type Cell,
  type CountMeasure,
  type IndicatorDefinition,
  isOfContacts,
} from '@smalspor/domain/indicators';
import { type Period, yearOf } from '@smalspor/domain/time';
import type { CountedLine } from './counted-lines.ts';
import { lineCounts } from './line-counts.ts';
import { amountOf, type CodeSets, linesOf } from './measures.ts';
import { mainYear } from './periods.ts';
import type { PrescriberMonth } from './prescriber-months.ts';

export type SpreadFigures = Pick<Cell, 'sumOfSquares' | 'sumForSquares'>;

/**
 * How unevenly a rate's numerator is spread. Prescriptions: over each prescriber's patients in the calendar year that the period
 * mostly lies in, whatever part of that year it covers. DDD: over the lines. Patients count once each.
 */
export function spreadOf(
  definition: IndicatorDefinition,
  period: Period,
  months: readonly PrescriberMonth[],
  nation: readonly PrescriberMonth[],
  codeSets: CodeSets,
): SpreadFigures {
  const lines = linesOf(definition, months);
  return spreadOver(definition, lines, codeSets, (measure) => {
    const prescribers = new Set(months.map(({ prescriber }) => prescriber));
    return [...prescribers].flatMap((prescriber) =>
      perPatient(
        nation
          .filter((each) => each.prescriber === prescriber && yearOf(each.month) === mainYear(period))
          .flatMap((each) => each.lines),
        measure,
        codeSets,
      ),
    );
  });
}

/** The same for a cell that is not put together from prescribers, whose patients' numbers are given. */
export function spreadOver(
  { numerator, denominator, scale }: IndicatorDefinition,
  lines: readonly CountedLine[],
  codeSets: CodeSets,
  patientsOfYear: (measure: CountMeasure) => readonly number[],
): SpreadFigures {
  const isRate = 'personTime' in denominator || scale === 'per100Contacts';
  if (!isRate || 'sum' in numerator || isOfContacts(numerator)) {
    return { sumOfSquares: null, sumForSquares: null };
  }
  const events = amountOf(numerator, lines, codeSets);
  if (numerator.count === 'users') return { sumOfSquares: events, sumForSquares: events };
  if (numerator.count === 'ddd') {
    const counted = lines.filter((line) => lineCounts(line, numerator, codeSets));
    return { sumOfSquares: sum(counted.map(({ ddd100 }) => (ddd100 ?? 0) ** 2)), sumForSquares: events };
  }
  const counts = patientsOfYear(numerator);
  return { sumOfSquares: sum(counts.map((count) => count ** 2)), sumForSquares: sum(counts) };
}

/** How often each patient counts. */
export function perPatient(
  lines: readonly CountedLine[],
  measure: CountMeasure,
  codeSets: CodeSets,
): readonly number[] {
  const counted = lines.filter((line) => lineCounts(line, measure, codeSets));
  return [...Map.groupBy(counted, ({ patient }) => patient).values()].map((own) => own.length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
