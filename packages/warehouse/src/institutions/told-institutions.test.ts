import { type HomeQuarter, isSpread, mayBeTold } from '@smalspor/domain/institution-disclosure';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BED_DAYS } from './home-quarters.ts';
import { type QuarterPattern, type ToldSums, type ToldType, tellType } from './told-institutions.ts';

const SETTINGS = { others: 5, margin: 0.1 };
const QUARTERS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const WINDOW = 4;
const DOSES = { id: 'ddd all', partOf: [] };
const URINARY = { id: 'ddd urinary', partOf: [DOSES.id] };
const VARIABLES = [BED_DAYS, DOSES, URINARY];
const PLAN = {
  measures: [],
  names: [DOSES.id, URINARY.id],
  columns: [
    { indicator: 'all', numerator: 0, denominator: null },
    { indicator: 'urinary', numerator: 1, denominator: null },
  ],
};

/** Homes of two counties through nine quarters: some come later, some are much larger, some join between two releases. */
const someHomes = fc.array(
  fc.record({
    county: fc.constantFrom(3, 3, 3, 46),
    from: fc.constantFrom(0, 0, 0, 0, 0, 2, 5),
    scale: fc.constantFrom(1, 1, 1, 1, 1, 1, 8),
    doses: fc.array(fc.integer({ min: 5, max: 40 }), { minLength: 9, maxLength: 9 }),
    joins: fc.constantFrom('first', 'first', 'later', 'never'),
  }),
  { minLength: 14, maxLength: 44 },
);
type Homes = typeof someHomes extends fc.Arbitrary<infer H> ? H : never;

const quarterOf = (homes: Homes, quarter: number): readonly HomeQuarter[] =>
  homes.flatMap(({ county, from, scale, doses }, home) => {
    const all = scale * (doses[quarter] ?? 0);
    const values = [scale * 900, all, Math.ceil(all / 3)];
    return quarter < from ? [] : [{ home, county, values, squares: [0, all * 7, Math.ceil(all / 3) * 7] }];
  });

function tell(homes: Homes, joined: readonly string[], before: readonly QuarterPattern[]): ToldType {
  const quarters = new Map(QUARTERS.map((quarter) => [quarter, quarterOf(homes, quarter)]));
  const members = new Set(homes.flatMap(({ joins }, home) => (joined.includes(joins) ? [home] : [])));
  return tellType(
    { unitType: 'long-term', variables: VARIABLES, quarters },
    { plan: PLAN, indicators: [], settings: SETTINGS, members, before },
  );
}

const windowTo = (quarter: number) => Array.from({ length: WINDOW }, (_, back) => quarter - back);
const numeratorOf = (homes: readonly HomeQuarter[], place: number) =>
  homes.reduce((sum, { values }) => sum + (values[place] ?? 0), 0);

/** What is left of a county beside those that take part, quarter by quarter: the finest that the two sums can be taken apart to. */
function besideThem(homes: Homes, { patterns }: ToldType, { county, quarter }: ToldSums) {
  return windowTo(quarter).map((each) => {
    const split = patterns
      .find((pattern) => pattern.quarter === each)
      ?.split?.find((one) => one.county === county);
    const inside = quarterOf(homes, each).filter((home) => home.county === county);
    return {
      part: inside.filter(({ home }) => split?.members.includes(home)),
      others: inside.filter(({ home }) => !split?.members.includes(home)),
    };
  });
}

/** Whether a piece might be told by itself: its bed days, its doses, and what the interval is made of. */
function mayStand(piece: readonly HomeQuarter[], place: number): boolean {
  const partsOf = (variable: number) => piece.map(({ values }) => values[variable] ?? 0);
  const squares = piece.map((each) => each.squares[place] ?? 0);
  return (
    mayBeTold(partsOf(0), SETTINGS) &&
    mayBeTold(partsOf(place), SETTINGS) &&
    isSpread(squares, SETTINGS.margin)
  );
}

/** The release of a first year, and one that was made after others had joined. */
function twoReleases(homes: Homes): readonly [ToldType, ToldType] {
  const first = tell(homes, ['first'], []);
  return [first, tell(homes, ['first', 'later'], first.patterns)];
}

/** Demands of every figure of those that take part that it and what it leaves of the county are made of pieces that may be told. */
function demandPieces(homes: Homes, type: ToldType): { readonly told: number; readonly withOthers: number } {
  const areas = new Map(
    type.sums.map((each) => [
      `${each.indicator} ${each.quarter} ${each.county} ${each.takingPart}`,
      each.sums,
    ]),
  );
  const parts = type.sums.filter(({ takingPart }) => takingPart);
  let withOthers = 0;
  for (const row of parts) {
    const place = row.indicator === 'all' ? 1 : 2;
    const whole = areas.get(`${row.indicator} ${row.quarter} ${row.county} false`);
    const quarters = besideThem(homes, type, row);
    const left = quarters.reduce((sum, { others }) => sum + numeratorOf(others, place), 0);
    expect((whole?.numerator ?? Number.NaN) - (row.sums?.numerator ?? Number.NaN)).toBeCloseTo(left, 6);
    for (const { part, others } of quarters) {
      expect(mayStand(part, place)).toBe(true);
      expect(others.length === 0 || mayStand(others, place)).toBe(true);
      withOthers += Math.sign(others.length);
    }
  }
  return { told: parts.length, withOthers };
}

it('those that take part and the others beside them are pieces that may each be told, in every quarter of every year', () => {
  let told = 0;
  let withOthers = 0;
  fc.assert(
    fc.property(someHomes, (homes) => {
      for (const type of twoReleases(homes)) {
        const found = demandPieces(homes, type);
        told += found.told;
        withOthers += found.withOthers;
      }
    }),
    { numRuns: 120, seed: 4_301 },
  );
  expect(told).toBeGreaterThan(500);
  expect(withOthers).toBeGreaterThan(500);
});

it('what two releases tell of those that take part differs by nobody, or by a piece that may be told', () => {
  let changed = 0;
  fc.assert(
    fc.property(someHomes, (homes) => {
      const [first, later] = twoReleases(homes);
      const membersOf = ({ patterns }: ToldType, at: number, county: number) =>
        patterns.find(({ quarter }) => quarter === at)?.split?.find((each) => each.county === county)
          ?.members;
      for (const { quarter, split = [] } of later.patterns) {
        for (const { county, members, variables } of split) {
          const earlier = membersOf(first, quarter, county) ?? members;
          const joined = quarterOf(homes, quarter).filter(
            ({ home }) => members.includes(home) && !earlier.includes(home),
          );
          const places = variables.map((id) => VARIABLES.findIndex((variable) => variable.id === id));
          changed += Math.sign(joined.length);
          for (const place of places) expect(joined.length === 0 || mayStand(joined, place)).toBe(true);
        }
      }
    }),
    { numRuns: 120, seed: 4_302 },
  );
  expect(changed).toBeGreaterThan(20);
});
