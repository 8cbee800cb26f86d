import { type Cell, type IndicatorDefinition, isOfContacts } from '@smalspor/domain/indicators';
import type { Medicines } from '@smalspor/domain/medicines';
import { type Geography, LEVELS, type Level, type UnitId } from '@smalspor/domain/organisation';
import { type Period, periodStart } from '@smalspor/domain/time';
import { countedLines } from './counted-lines.ts';
import { expectedOf } from './expected.ts';
import {
  type CodeSets,
  contactsOf,
  denominatorOf,
  linesOf,
  numeratorOf,
  patientsBehind,
} from './measures.ts';
import { periodsOf } from './periods.ts';
import { personTimeOf } from './person-time.ts';
import { isDivided, unitIn } from './places.ts';
import type { PlainRegister } from './plain-register.ts';
import { type PrescriberMonth, prescriberMonths } from './prescriber-months.ts';
import { residentCells } from './resident-cells.ts';
import { spreadOf } from './spread.ts';

export interface OracleContent {
  readonly indicators: readonly IndicatorDefinition[];
  readonly codeSets: CodeSets;
  readonly medicines: Medicines;
  readonly geography: Geography;
}

/**
 * All cells: of the indicators of general practice for every level, unit and period that has a numerator or a denominator, of
 * those about residents for the nation. Distinct patients are counted behind every one of them.
 *
 * @param indexYear Year of the ATC/DDD index.
 */
export function oracleCells(
  register: PlainRegister,
  content: OracleContent,
  indexYear: number,
): readonly Cell[] {
  const lines = countedLines(register, content.medicines, indexYear);
  const nation = prescriberMonths(register, lines);
  const cells: Cell[] = [];
  for (const definition of content.indicators) {
    if (definition.setting === 'residents') {
      cells.push(...residentCells(definition, register, lines, content));
      continue;
    }
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
  const byPrescriber = [...Map.groupBy(months, ({ prescriber }) => prescriber)];
  const contributors = byPrescriber.filter(([, own]) => hasDenominator(definition, own, codeSets));
  return {
    indicator: definition.id,
    level,
    unit,
    period,
    numerator: numeratorOf(definition, months, codeSets),
    denominator: sizeOf(definition, months, codeSets),
    ...spreadOf(definition, period, months, nation, codeSets),
    expected:
      definition.standardised && !('sum' in numerator) && !isOfContacts(numerator)
        ? expectedOf(numerator, period, months, nation, codeSets)
        : null,
    prescribers: level === 'gp' ? 1 : contributors.length,
    patients:
      'count' in numerator && isOfContacts(numerator)
        ? contactsOf(definition, numerator, months, codeSets).patients
        : patientsBehind(definition, linesOf(definition, months), codeSets),
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
