import { describe, expect, it } from 'vitest';
import { type Equation, linearSystem } from '../disclosure/testing/linear-bounds.ts';
import { countiesApart, type HomeStay } from './counties-apart.ts';
import { protectQuarter } from './protect-quarter.ts';
import { DEFAULT_INSTITUTION_DISCLOSURE as SETTINGS } from './settings.ts';

const VARIABLES = [{ id: 'doses', partOf: [] }];

/** Homes of a county that take part: all have long stays, some short ones too; and as many that take no part. */
function county(number: number, short: number): readonly HomeStay[] {
  return Array.from({ length: 16 }, (_, at): HomeStay[] => {
    const home = number * 100 + at;
    const takesPart = at < 8;
    const bought = 60 + ((home * 37) % 50);
    return [
      { home, county: number, stay: 'long-term' as const, takesPart, values: [bought] },
      ...(at < short || !takesPart
        ? [{ home, county: number, stay: 'short-term' as const, takesPart, values: [bought / 3] }]
        : []),
    ];
  }).flat();
}

/** In the first county one home alone has short stays; in the fourth nobody has. */
const STAYS = [county(1, 1), county(2, 7), county(3, 8), county(4, 0), county(5, 8)].flat();
const PARTICIPANTS = STAYS.filter(({ takesPart }) => takesPart);

const column = ({ home, stay }: HomeStay) =>
  PARTICIPANTS.findIndex((each) => each.home === home && each.stay === stay);

function sumOf(stays: readonly HomeStay[]): Equation {
  return {
    terms: new Map(stays.map((each) => [column(each), 1])),
    value: stays.reduce((sum, { values }) => sum + (values[0] ?? 0), 0),
  };
}

/** What is told of one kind of stay: the country, and counties by themselves. */
function toldOf(stay: HomeStay['stay']): readonly Equation[] {
  const homes = PARTICIPANTS.filter((each) => each.stay === stay);
  const [told] = protectQuarter(
    homes.map((each) => ({ ...each, squares: [0] })),
    VARIABLES,
    SETTINGS,
  );
  if (told === undefined) return [];
  const open = [...new Set(homes.map((each) => each.county))].filter((each) => !told.folded.includes(each));
  return [sumOf(homes), ...open.map((each) => sumOf(homes.filter((one) => one.county === each)))];
}

/** Figures that somebody knows to within a tenth who reads of each kind of stay, and an evaluation of some counties and of all together. */
function found(apart: readonly number[]) {
  const evaluated = apart.map((each) => sumOf(PARTICIPANTS.filter((one) => one.county === each)));
  const equations = [...toldOf('long-term'), ...toldOf('short-term'), ...evaluated, sumOf(PARTICIPANTS)];
  const system = linearSystem(PARTICIPANTS.length, equations);
  return PARTICIPANTS.filter((each) => {
    const [low, high] = system.bounds(new Map([[column(each), 1]]));
    const [truth = 0] = each.values;
    return high < truth * (1 + SETTINGS.margin) - 1e-6 || low > truth * (1 - SETTINGS.margin) + 1e-6;
  });
}

describe('an evaluation that adds up long and short stays, beside sums that keep them apart', () => {
  it('tells the counties in which neither kind of stay is that of few', () => {
    const apart = countiesApart(STAYS, VARIABLES, SETTINGS);
    expect(apart).not.toContain(1);
    // One county more is kept back, else all together would tell of the first.
    expect(apart).toHaveLength(3);
    expect(found(apart)).toEqual([]);
  });

  it('would tell what the one home with short stays bought, by a rule that only counts those that take part', () => {
    const [only] = found([1, 2, 3, 4, 5]);
    expect(only).toMatchObject({ home: 100, stay: 'short-term' });
  });

  it('would tell it too, if only the county itself were kept back', () => {
    expect(found([2, 3, 4, 5])).toMatchObject([{ home: 100, stay: 'short-term' }]);
  });

  it('tells of no county where not even all together may be told', () => {
    expect(countiesApart([...county(1, 1), ...county(2, 1)], VARIABLES, SETTINGS)).toEqual([]);
  });
});
