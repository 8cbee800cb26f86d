import type { Cell, IndicatorDefinition } from '@smalspor/domain/indicators';
import type { Medicines } from '@smalspor/domain/medicines';
import { type Geography, LEVELS, type Level, type UnitId } from '@smalspor/domain/organisation';
import { type Period, periodStart, yearOf } from '@smalspor/domain/time';
import { countedLines } from './counted-lines.ts';
import { expectedOf } from './expected.ts';
import { lineCounts } from './line-counts.ts';
import { type CodeSets, denominatorOf, linesOf, numeratorOf } from './measures.ts';
import { mainYear, periodsOf } from './periods.ts';
import { personTimeOf } from './person-time.ts';
import { isDivided, unitIn } from './places.ts';
import type { PlainRegister } from './plain-register.ts';
import { type PrescriberMonth, prescriberMonths } from './prescriber-months.ts';

export interface OracleContent {
  readonly indicators: readonly IndicatorDefinition[];
  readonly codeSets: CodeSets;
  readonly medicines: Medicines;
  readonly geography: Geography;
}

/**
 * All cells of the indicators of general practice, for every level, unit and period that has a numerator or a
 * denominator. Distinct patients behind the numerators are not counted here (`null`).
 *
 * @param indexYear Year of the ATC/DDD index.
 */
export function oracleCells(
  register: PlainRegister,
  content: OracleContent,
  indexYear: number,
): readonly Cell[] {
  const nation = prescriberMonths(register, countedLines(register, content.medicines, indexYear));
  const cells: Cell[] = [];
  for (const definition of content.indicators) {
    if (definition.setting !== 'general-practice') continue;
    for (const level of LEVELS) {
      for (const period of periodsOf(definition, level, register.from, register.to)) {
        for (const [unit, months] of monthsByUnit(nation, level, period, content.geography)) {
          const cell = cellOf(definition, { level, unit, period, months }, nation, content);
          if (cell.numerator !== 0 || cell.denominator !== 0) cells.push(cell);
        }
      }
    }
  }
  return cells;
}

/** The prescribers' months that together are one unit in one period. */
interface Place {
  readonly level: Level;
  readonly unit: UnitId;
  readonly period: Period;
  readonly months: readonly PrescriberMonth[];
}

function monthsByUnit(
  nation: readonly PrescriberMonth[],
  level: Level,
  period: Period,
  geography: Geography,
): ReadonlyMap<UnitId, readonly PrescriberMonth[]> {
  const units = new Map<UnitId, PrescriberMonth[]>();
  for (const each of nation) {
    if (each.month < periodStart(period) || each.month > period.end) continue;
    const unit = unitIn(geography, level, each, period);
    if (unit !== null) units.set(unit, [...(units.get(unit) ?? []), each]);
  }
  return units;
}

function cellOf(
  definition: IndicatorDefinition,
  { level, unit, period, months }: Place,
  nation: readonly PrescriberMonth[],
  { codeSets, geography }: OracleContent,
): Cell {
  const { numerator } = definition;
  const events = numeratorOf(definition, months, codeSets);
  const byPrescriber = [...Map.groupBy(months, ({ prescriber }) => prescriber)];
  const contributors = byPrescriber.filter(([, own]) => hasDenominator(definition, own, codeSets));
  return {
    indicator: definition.id,
    level,
    unit,
    period,
    numerator: events,
    denominator: sizeOf(definition, months, codeSets),
    ...spreadOf(definition, { level, unit, period, months }, events, nation, codeSets),
    expected:
      definition.standardised && !('sum' in numerator)
        ? expectedOf(numerator, period, months, nation, codeSets)
        : null,
    prescribers: level === 'gp' ? 1 : contributors.length,
    patients: null,
    noValue: isDivided(geography, level, unit, period) ? 'boundary-split' : null,
  };
}

function sizeOf(
  definition: IndicatorDefinition,
  months: readonly PrescriberMonth[],
  codeSets: CodeSets,
): number {
  const { denominator, scale } = definition;
  return 'personTime' in denominator
    ? personTimeOf(denominator, scale === 'per1000Days', months)
    : denominatorOf(definition, months, codeSets);
}

/** Whether a prescriber stands behind a cell: with a part of its denominator or, where patients are counted, with a list. */
function hasDenominator(
  definition: IndicatorDefinition,
  own: readonly PrescriberMonth[],
  codeSets: CodeSets,
): boolean {
  const { denominator } = definition;
  const countsUsers = 'count' in denominator && denominator.count === 'users';
  return countsUsers || sizeOf(definition, own, codeSets) > 0;
}

/**
 * How unevenly a rate's numerator is spread. Prescriptions: over each prescriber's patients in the calendar year that the period
 * mostly lies in, whatever part of that year it covers. DDD: over the lines. Patients count once each.
 */
function spreadOf(
  definition: IndicatorDefinition,
  { period, months }: Place,
  events: number,
  nation: readonly PrescriberMonth[],
  codeSets: CodeSets,
): Pick<Cell, 'sumOfSquares' | 'sumForSquares'> {
  const { numerator, denominator } = definition;
  if (!('personTime' in denominator) || 'sum' in numerator) {
    return { sumOfSquares: null, sumForSquares: null };
  }
  if (numerator.count === 'users') return { sumOfSquares: events, sumForSquares: events };
  if (numerator.count === 'ddd') {
    const counted = linesOf(definition, months).filter((line) => lineCounts(line, numerator, codeSets));
    const squares = counted.map(({ ddd100 }) => (ddd100 ?? 0) ** 2);
    return { sumOfSquares: sum(squares), sumForSquares: events };
  }
  const perPatient: number[] = [];
  for (const prescriber of new Set(months.map((each) => each.prescriber))) {
    const lines = nation
      .filter((each) => each.prescriber === prescriber && yearOf(each.month) === mainYear(period))
      .flatMap((each) => each.lines)
      .filter((line) => lineCounts(line, numerator, codeSets));
    for (const [, own] of Map.groupBy(lines, ({ patient }) => patient)) perPatient.push(own.length);
  }
  return { sumOfSquares: sum(perPatient.map((count) => count ** 2)), sumForSquares: sum(perPatient) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
