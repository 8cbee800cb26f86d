import type { Cell, IndicatorDefinition } from '@smalspor/domain/indicators';
import { type Geography, NATION } from '@smalspor/domain/organisation';
import { type Month, type Period, periodStart, yearOf } from '@smalspor/domain/time';
import type { CountedLine } from './counted-lines.ts';
import { amountOf, type CodeSets, patientsBehind } from './measures.ts';
import { mainYear, periodsOf } from './periods.ts';
import { daysIn } from './person-time.ts';
import type { PlainRegister } from './plain-register.ts';
import { perPatient, spreadOver } from './spread.ts';

/**
 * Indicators of the country's inhabitants: everyone's prescriptions, also those whose prescriber is not known. They stand for
 * themselves, at the level of the nation.
 */
export function residentCells(
  definition: IndicatorDefinition,
  register: PlainRegister,
  lines: readonly CountedLine[],
  { geography, codeSets }: { readonly geography: Geography; readonly codeSets: CodeSets },
): readonly Cell[] {
  const { numerator, denominator, scale } = definition;
  return periodsOf(definition, 'nation', register.from, register.to).flatMap((period) => {
    const within = lines.filter(({ month }) => periodStart(period) <= month && month <= period.end);
    const size =
      'personTime' in denominator
        ? inhabitantTime(geography, period, scale === 'per1000Days')
        : amountOf(denominator, within, codeSets);
    if (size === null) return [];
    const ofYear = lines.filter(({ month }) => yearOf(month) === mainYear(period));
    const cell: Cell = {
      indicator: definition.id,
      level: 'nation',
      unit: NATION,
      period,
      numerator: amountOf(numerator, within, codeSets),
      denominator: size,
      ...spreadOver(definition, within, codeSets, (measure) => perPatient(ofYear, measure, codeSets)),
      expected: null,
      prescribers: activePrescribers(register, within, period),
      patients: patientsBehind(definition, within, codeSets),
      noValue: null,
    };
    return cell.numerator === 0 && cell.denominator === 0 ? [] : [cell];
  });
}

/** Inhabitants on 1 January × months (× days); `null` when the number of a year is not known. */
function inhabitantTime(geography: Geography, period: Period, perDay: boolean): number | null {
  let total = 0;
  for (let month = periodStart(period); month <= period.end; month = (month + 1) as Month) {
    const known = geography.population.find(({ year }) => year === yearOf(month));
    if (!known) return null;
    total += known.inhabitants * (perDay ? daysIn(month) : 1);
  }
  return total;
}

/** Everyone who wrote something or held a list. */
function activePrescribers({ lists }: PlainRegister, within: readonly CountedLine[], period: Period): number {
  const held = lists.filter(({ month }) => periodStart(period) <= month && month <= period.end);
  const all = new Set([...within, ...held].map(({ prescriber }) => prescriber));
  all.delete(null);
  return all.size;
}
