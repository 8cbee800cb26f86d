import type { OutputOf } from '@smalspor/contract/operations';
import { type YearAround, yearsAroundStart } from '@smalspor/domain/institution-follow-up';
import { countyCode, unitOfCode } from '@smalspor/domain/organisation';
import type { RollOut } from '@smalspor/domain/programmes';
import { addMonths, formatMonth, type Month } from '@smalspor/domain/time';
import type { InstitutionArea } from '@smalspor/warehouse/institutions';
import type { House } from '../house/house.ts';
import { begunCounties } from '../institution-report/control-counties.ts';
import type { ChosenFigures } from './chosen-figures.ts';
import { addSums, changeOfSums, figureOfSums, type SumsPair, sumsBeside, toldYear } from './told-change.ts';

type Row = OutputOf<'readInstitutionChange'>['counties'][number];

/** When the programme began first and last in a county. */
export interface Start {
  readonly first: Month;
  readonly last: Month;
}

export interface CountyChange {
  readonly row: Row;
  /** The sums that the row is of; `null` where there is no pair. */
  readonly pair: SumsPair | null;
  /** Of those in the county who do not take part; `null` where there are none, or they are in `pair`. */
  readonly others: SumsPair | null;
}

/**
 * The year before the start and the year after it: of those that take part where they can be told by themselves in both years,
 * with those that do not beside them; else of all that delivered.
 */
export function countyChange(
  house: House,
  chosen: ChosenFigures,
  rollOut: RollOut,
  code: string,
  start: Start,
): CountyChange {
  const county = unitOfCode(code);
  const years = yearsAroundStart(start, chosen.reader.ends);
  const head = {
    county: code,
    name: house.content.geography.countyByCode.get(code)?.name ?? code,
    from: formatMonth(start.first),
    until: formatMonth(start.last),
    beforePeriod: periodTo(years.before.end),
    afterPeriod: periodTo(years.after.end),
  };
  const whole = pairOf(chosen, { level: 'county', county }, years);
  if ('reason' in whole) {
    const none = { of: null, before: null, after: null, change: null, others: null, controls: null };
    return { row: { ...head, ...none, reason: whole.reason }, pair: null, others: null };
  }
  const takingPart = pairOf(chosen, { level: 'county', county, takingPart: true }, years);
  const isTold = !('reason' in takingPart);
  const pair = isTold ? takingPart : whole;
  const others = isTold ? besideThem(whole, takingPart) : null;
  return {
    pair,
    others,
    row: {
      ...head,
      of: isTold ? 'taking-part' : 'all',
      ...changeOfPair(chosen, pair),
      others: others && changeOfPair(chosen, others),
      controls: controlsOf(house, chosen, rollOut, years.before.end as Month, years.after.end as Month),
      reason: null,
    },
  };
}

/** Values and their change, with how many institutions they are of. */
export function changeOfPair(
  chosen: ChosenFigures,
  { before, after }: SumsPair,
): Pick<Row, 'before' | 'after' | 'change'> {
  const told = (sums: SumsPair['before']): Row['before'] => {
    const { estimate } = figureOfSums(chosen, sums);
    if (estimate.value === null) return null;
    return { value: estimate.value, low: estimate.low, high: estimate.high, homes: sums.homes };
  };
  const change = changeOfSums(chosen, before, after);
  return {
    before: told(before),
    after: told(after),
    change: change && { value: change.value, low: change.low, high: change.high },
  };
}

/** Several pairs as one; `null` of none. */
export function sumOfPairs(pairs: readonly SumsPair[]): SumsPair | null {
  if (pairs.length === 0) return null;
  return {
    before: addSums(pairs.map((pair) => pair.before)),
    after: addSums(pairs.map((pair) => pair.after)),
  };
}

function pairOf(
  chosen: ChosenFigures,
  area: InstitutionArea,
  years: { readonly before: YearAround; readonly after: YearAround },
): SumsPair | { readonly reason: NonNullable<Row['reason']> } {
  const tell = (year: YearAround) =>
    year.end === null ? { sums: null, reason: year.reason } : toldYear(chosen, area, year.end);
  const [before, after] = [tell(years.before), tell(years.after)];
  if (before.sums === null) return { reason: before.reason };
  if (after.sums === null) return { reason: after.reason };
  return { before: before.sums, after: after.sums };
}

/** Those of the whole that are not among the part, in both years; `null` where there is nobody in one of them. */
function besideThem(whole: SumsPair, part: SumsPair): SumsPair | null {
  const [before, after] = [sumsBeside(whole.before, part.before), sumsBeside(whole.after, part.after)];
  return before === null || after === null ? null : { before, after };
}

/** What happened meanwhile in the counties where the programme had not begun, together; `null` where none is told of. */
function controlsOf(
  { content: { geography } }: House,
  chosen: ChosenFigures,
  rollOut: RollOut,
  before: Month,
  after: Month,
): Row['controls'] {
  const begun = begunCounties(geography, rollOut, new Map(), after);
  const years = { before: { end: before }, after: { end: after } };
  const pairs = chosen.reader
    .publishedCounties({ unitType: chosen.unitType, indicator: chosen.definition.id, end: after })
    .filter((county) => !begun.has(county))
    .flatMap((county) => {
      const pair = pairOf(chosen, { level: 'county', county }, years);
      return 'reason' in pair ? [] : [{ county, ...pair }];
    });
  const sum = sumOfPairs(pairs);
  if (sum === null) return null;
  const { before: first, after: last, change } = changeOfPair(chosen, sum);
  if (first === null || last === null || change === null) return null;
  const counties = pairs.map(
    ({ county }) => geography.countyByCode.get(countyCode(county))?.name ?? countyCode(county),
  );
  return { counties, homes: { before: first.homes, after: last.homes }, change };
}

function periodTo(end: Month | null): Row['beforePeriod'] {
  return end === null ? null : { from: formatMonth(addMonths(end, -11)), to: formatMonth(end) };
}
