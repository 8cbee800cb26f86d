import type { UnboundUseCase } from '@smalspor/contract/use-cases';
import { meanChange } from '@smalspor/domain/institution-follow-up';
import { currentProgrammes, type RollOut } from '@smalspor/domain/programmes';
import type { Month } from '@smalspor/domain/time';
import type { UnitType } from '@smalspor/warehouse/institutions';
import type { House } from '../house/house.ts';
import { groundOfPlan } from '../institution-report/control-counties.ts';
import { currentPlan, type PlannedProgramme } from '../programmes/roll-out.ts';
import { kindsIn } from '../programmes/unit-register.ts';
import { chosenFigures } from './chosen-figures.ts';
import { changeOfPair, countyChange, type Start, sumOfPairs } from './county-change.ts';

/**
 * Doses per 100 bed days in the year before the programme began in each county and in the year after, of the institutions that
 * take part, with those that do not and the counties that had not begun beside them. Where those that take part cannot be told by themselves,
 * a county is all that delivered, and is in no total beside counties where they can. Only figures that have passed disclosure control.
 */
export const readInstitutionChange: UnboundUseCase<House, 'readInstitutionChange'> = async (
  house,
  _actor,
  input,
) => {
  const chosen = await chosenFigures(house, input);
  const rollOut = await rollOutFor(house, chosen.unitType);
  const counties =
    rollOut === null
      ? []
      : startsByCounty(house, rollOut).map(([county, start]) =>
          countyChange(house, chosen, rollOut, county, start),
        );
  const of = counties.some(({ row }) => row.of === 'taking-part') ? 'taking-part' : 'all';
  const alike = counties.filter(({ row }) => row.of === of);
  const pairs = alike.flatMap(({ pair }) => pair ?? []);
  const withOthers = alike.flatMap(({ others }) => others ?? []);
  const [sum, others] = [sumOfPairs(pairs), sumOfPairs(withOthers)];
  return {
    unitType: chosen.unitType,
    unitTypes: [...chosen.unitTypes],
    indicator: chosen.definition.id,
    indicators: [...chosen.indicators],
    of,
    counties: counties.map(({ row }) => row),
    total: sum && { counties: pairs.length, ...changeOfPair(chosen, sum) },
    others: others && { counties: withOthers.length, ...changeOfPair(chosen, others) },
    mean: meanChange(alike.flatMap(({ row }) => row.change?.value ?? [])),
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

/** When the programme began first and last in each county of today, in the order of the first. */
function startsByCounty(
  { content: { geography } }: House,
  rollOut: RollOut,
): readonly (readonly [string, Start])[] {
  const starts = new Map<string, Start>();
  for (const { then, now } of groundOfPlan(geography, rollOut)) {
    const from = rollOut.counties.find(({ county }) => county === then)?.from;
    if (from === undefined) continue;
    const { first, last } = starts.get(now) ?? { first: from, last: from };
    starts.set(now, { first: Math.min(first, from) as Month, last: Math.max(last, from) as Month });
  }
  return [...starts].sort(([a, x], [b, y]) => x.first - y.first || (a < b ? -1 : 1));
}
