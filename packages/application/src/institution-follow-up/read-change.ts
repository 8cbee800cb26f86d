import type { OutputOf } from '@smalspor/contract/operations';
import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { meanChange, type YearAround, yearsAroundStart } from '@smalspor/domain/institution-follow-up';
import { countyCode, countyNow, unitOfCode } from '@smalspor/domain/organisation';
import { countyOfRound, currentProgrammes, type RollOut } from '@smalspor/domain/programmes';
import { addMonths, formatMonth, type Month } from '@smalspor/domain/time';
import type { PublishedSums, UnitType } from '@smalspor/warehouse/institutions';
import type { House } from '../house/house.ts';
import { begunCounties } from '../institution-report/control-counties.ts';
import { currentPlan, type PlannedProgramme } from '../programmes/roll-out.ts';
import { kindsIn } from '../programmes/unit-register.ts';
import { type ChosenFigures, chosenFigures } from './chosen-figures.ts';
import { addSums, changeOfSums, figureOfSums, toldYear } from './told-change.ts';

type View = OutputOf<'readInstitutionChange'>;
type Row = View['counties'][number];

/**
 * Doses per 100 bed days in the year before the programme began in each county and in the year after, of all institutions that
 * delivered. Only figures that have passed disclosure control in the release.
 */
export const readInstitutionChange: UnboundUseCase<House, 'readInstitutionChange'> = async (
  house,
  _actor,
  input,
) => {
  const chosen = await chosenFigures(house, input);
  const rollOut = await rollOutFor(house, chosen.unitType);
  const counties = rollOut === null ? [] : startsByCounty(house, rollOut);
  const rows = counties.map(([county, start]) => countyRow(house, chosen, rollOut as RollOut, county, start));
  const pairs = rows.flatMap(({ pair }) => pair ?? []);
  const [before, after] = [
    addSums(pairs.map((pair) => pair.before)),
    addSums(pairs.map((pair) => pair.after)),
  ];
  return {
    unitType: chosen.unitType,
    unitTypes: [...chosen.unitTypes],
    indicator: chosen.definition.id,
    indicators: [...chosen.indicators],
    counties: rows.map(({ row }) => row),
    total:
      pairs.length === 0
        ? null
        : {
            counties: pairs.length,
            before: toldValue(chosen, before),
            after: toldValue(chosen, after),
            change: changeOf(chosen, before, after),
          },
    mean: meanChange(rows.flatMap(({ row }) => row.change?.value ?? [])),
  };
};

/** Of the programmes for institutions with such stays the plan that begins first: what comes later goes on from there. */
async function rollOutFor(house: House, unitType: UnitType): Promise<RollOut | null> {
  const wanted = unitType === 'mixed' ? 'long-term' : unitType;
  const plans = currentProgrammes(house.content.programmes).flatMap((programme) => {
    const { rollOut } = programme;
    const isFor = kindsIn(programme, 'institutions').some(({ wardTypes }) => wardTypes.includes(wanted));
    return isFor && rollOut !== null ? [{ programme, rollOut }] : [];
  });
  const begins = ({ rollOut }: PlannedProgramme) => Math.min(...rollOut.counties.map(({ from }) => from));
  const [first] = plans.toSorted((a, b) => begins(a) - begins(b));
  return first ? currentPlan(house, first) : null;
}

interface Start {
  readonly first: Month;
  readonly last: Month;
}

/** When the programme began first and last in each county of today, in the order of the first. */
function startsByCounty(
  { content: { geography } }: House,
  rollOut: RollOut,
): readonly (readonly [string, Start])[] {
  const starts = new Map<string, Start>();
  for (const { code } of geography.municipalities) {
    const [then, now] = [countyOfRound(geography, rollOut, code), countyNow(geography, code)];
    const from = rollOut.counties.find(({ county }) => county === then)?.from;
    if (now === null || from === undefined) continue;
    const { first, last } = starts.get(now) ?? { first: from, last: from };
    starts.set(now, { first: Math.min(first, from) as Month, last: Math.max(last, from) as Month });
  }
  return [...starts].sort(([a, x], [b, y]) => x.first - y.first || (a < b ? -1 : 1));
}

interface CountyRow {
  readonly row: Row;
  readonly pair: { readonly before: PublishedSums; readonly after: PublishedSums } | null;
}

function countyRow(
  house: House,
  chosen: ChosenFigures,
  rollOut: RollOut,
  code: string,
  start: Start,
): CountyRow {
  const area = { level: 'county', county: unitOfCode(code) } as const;
  const years = yearsAroundStart(start, chosen.reader.ends);
  const tell = (year: YearAround) =>
    year.end === null ? { sums: null, reason: year.reason } : toldYear(chosen, area, year.end);
  const [before, after] = [tell(years.before), tell(years.after)];
  const head = {
    county: code,
    name: house.content.geography.countyByCode.get(code)?.name ?? code,
    from: formatMonth(start.first),
    until: formatMonth(start.last),
    beforePeriod: periodTo(years.before.end),
    afterPeriod: periodTo(years.after.end),
  };
  if (before.sums === null || after.sums === null) {
    const reason = before.sums === null ? before.reason : after.sums === null ? after.reason : 'no-data';
    return { row: { ...head, before: null, after: null, change: null, controls: null, reason }, pair: null };
  }
  const pair = { before: before.sums, after: after.sums };
  return {
    pair,
    row: {
      ...head,
      before: toldValue(chosen, pair.before),
      after: toldValue(chosen, pair.after),
      change: changeOf(chosen, pair.before, pair.after),
      controls: controlsOf(house, chosen, rollOut, years.before.end as Month, years.after.end as Month),
      reason: null,
    },
  };
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
  const pairs = chosen.reader
    .publishedCounties({ unitType: chosen.unitType, indicator: chosen.definition.id, end: after })
    .filter((county) => !begun.has(county))
    .flatMap((county) => {
      const area = { level: 'county', county } as const;
      const [then, now] = [toldYear(chosen, area, before), toldYear(chosen, area, after)];
      return then.sums === null || now.sums === null ? [] : [{ county, before: then.sums, after: now.sums }];
    });
  if (pairs.length === 0) return null;
  const [first, second] = [
    addSums(pairs.map((pair) => pair.before)),
    addSums(pairs.map((pair) => pair.after)),
  ];
  const change = changeOf(chosen, first, second);
  return change && { counties: pairs.map(({ county }) => nameOf(geography, county)), change };
}

function nameOf(geography: House['content']['geography'], county: number): string {
  return geography.countyByCode.get(countyCode(county))?.name ?? countyCode(county);
}

function periodTo(end: Month | null): Row['beforePeriod'] {
  return end === null ? null : { from: formatMonth(addMonths(end, -11)), to: formatMonth(end) };
}

function toldValue(chosen: ChosenFigures, sums: PublishedSums): Row['before'] {
  const { estimate } = figureOfSums(chosen, sums);
  if (estimate.value === null) return null;
  return { value: estimate.value, low: estimate.low, high: estimate.high, homes: sums.homes };
}

function changeOf(chosen: ChosenFigures, before: PublishedSums, after: PublishedSums): Row['change'] {
  const change = changeOfSums(chosen, before, after);
  return change && { value: change.value, low: change.low, high: change.high };
}
