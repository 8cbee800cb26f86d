import { describe, expect, it } from 'vitest';
import { addMonths, parseMonth } from '../time/index.ts';
import { estimatesOf } from './estimates.ts';
import { evaluateProgramme, type MeasureResult } from './evaluate-programme.ts';
import { SPAN, STEPPED, seasonOf, steppedRows } from './testing/stepped-counties.ts';

const PLANTED = { trend: 0.95, effect: 0.9, passing: 1.02 };

function evaluate(counties = STEPPED, planted = PLANTED): MeasureResult {
  const [result] = evaluateProgramme([{ indicator: 'made-up', rows: steppedRows(counties, planted) }], {
    ...SPAN,
    windowsTo: parseMonth('2019-12'),
  });
  return result as MeasureResult;
}

describe('evaluateProgramme', () => {
  it('finds the planted effect against those who had not begun, whatever everybody did and however high the year before was', () => {
    const { controlled, noControl } = evaluate();
    expect(noControl).toBeNull();
    expect(controlled?.firstYear.changePercent).toBeCloseTo(-10, 6);
    for (const { from, phase, change } of controlled?.events ?? []) {
      const expected = { before: 0, expecting: 2, after: -10 }[phase];
      expect(change.changePercent, `${from}`).toBeCloseTo(expected, 6);
    }
    expect(new Set(controlled?.events.map(({ phase }) => phase))).toEqual(
      new Set(['before', 'expecting', 'after']),
    );
  });

  it('shows before and after what trend, chance and programme did together', () => {
    const { described } = evaluate();
    expect(described?.participants.changePercent).toBeCloseTo(100 * ((0.95 * 0.9) / 1.02 - 1), 6);
    // Those whose high year fell into these months rose a little meanwhile.
    expect(described?.notStarted?.changePercent).toBeCloseTo(-5, 1);
    expect(described?.others?.changePercent).toBeCloseTo(-5, 6);
    // The nation holds the participants, so it fell by more than the trend and by less than they did.
    expect(described?.nation?.changePercent).toBeLessThan(-5);
    expect(described?.nation?.changePercent).toBeGreaterThan(described?.participants.changePercent ?? 0);
    expect(described?.counties.map(({ county }) => county)).toEqual(['01', '02', '03', '04']);
    expect(described?.counties[0]?.before).toBeGreaterThan(described?.counties[1]?.before ?? 0);
    expect(described?.counties[0]?.change.low).toBeLessThan(described?.counties[0]?.change.high ?? 0);
  });

  it('refuses to say what the programme did where nobody is without it', () => {
    const { described, controlled, noControl } = evaluate(
      STEPPED.filter(({ start }) => start !== null && start < parseMonth('2018-01')),
    );
    expect(controlled).toBeNull();
    expect(noControl).toMatch(/without the programme/);
    expect(described?.participants.changePercent).toBeLessThan(-10);
    expect(described?.notStarted).toBeNull();
  });

  it('refuses it as well from fewer than three counties, where chance cannot be told', () => {
    const two = evaluate(STEPPED.filter(({ county }) => county === '01' || county === '08'));
    expect(two.controlled).toBeNull();
    expect(two.noControl).toMatch(/fewer than three counties/);
    const more = evaluate(STEPPED.filter(({ county }) => ['01', '02', '07', '08'].includes(county)));
    expect(more.controlled?.firstYear.changePercent).toBeCloseTo(-10, 6);
    expect(more.controlled?.firstYear.low).not.toBeNull();
  });

  it('counts those who are told of together from the mean of their starts, so that late ones do not hide the effect', () => {
    const months = 3;
    const apart = STEPPED.flatMap((county) =>
      county.start === null
        ? [county]
        : [
            { ...county, start: addMonths(county.start, -months) },
            { ...county, start: addMonths(county.start, months) },
          ],
    );
    const rows = steppedRows(apart, PLANTED).map((row) => {
      const mean = STEPPED.find(({ county }) => county === row.county)?.start ?? null;
      const of = { ...row, countyStart: mean === null ? null : addMonths(mean, -months) };
      return row.part === 'participants' ? { ...of, first: of.countyStart, start: mean } : of;
    });
    const [found] = evaluateProgramme([{ indicator: 'made-up', rows }], {
      ...SPAN,
      windowsTo: parseMonth('2019-12'),
    });
    // In three months of the year half of them are still in their high year, which for the others began in three months of the base.
    const mixed = (0.9 + 1.02) / 2;
    const base = 1 + (0.02 * months) / 24;
    const expected = Math.log((months * mixed + (12 - months) * 0.9) / 12) - Math.log(base);
    const change = found?.controlled?.firstYear.changePercent ?? 0;
    expect(Math.log1p(change / 100)).toBeCloseTo(expected, 4);
    // Counted from the first of them, six months would have held half of the effect.
    expect(change).toBeLessThan(100 * Math.expm1((6 * Math.log(mixed) + 6 * Math.log(0.9)) / 12));
  });

  it('gives every month since the start the same weight, though some starts have only their first months in the series', () => {
    const phase = (month: number) => Math.min(1, (month + 0.5) / 8);
    const rows = steppedRows(STEPPED, { trend: 0.95, effect: 1, passing: 1 }).map((row) =>
      row.part !== 'participants' || row.start === null || row.month < row.start
        ? row
        : { ...row, numerator: row.numerator * 0.9 ** phase(row.month - row.start) },
    );
    const [found] = evaluateProgramme([{ indicator: 'made-up', rows }], {
      ...SPAN,
      windowsTo: parseMonth('2019-12'),
    });
    const mean = Array.from({ length: 12 }, (_, month) => 0.9 ** phase(month)).reduce((a, b) => a + b) / 12;
    expect(found?.controlled?.firstYear.changePercent).toBeCloseTo(100 * (mean - 1), 6);
  });

  it('adds the months of small groups up before it compares, so that few or no events in one do not lean the estimate', () => {
    // Participants of every county have all their events in every third month; those they are compared with in each.
    const rows = steppedRows(STEPPED, { trend: 1, effect: 0.9, passing: 1 }).map((row) => {
      const isTreated =
        row.part === 'participants' && row.month >= parseMonth('2017-01') && row.start !== null;
      if (!isTreated || row.month < row.start) return row;
      const turn = (row.month - row.start) % 3;
      return { ...row, numerator: turn === 0 ? 3 * row.numerator : 0 };
    });
    const level = rows.map((row) => ({ ...row, numerator: row.numerator / seasonOf(row.month) }));
    const [found] = evaluateProgramme([{ indicator: 'made-up', rows: level }], {
      ...SPAN,
      windowsTo: parseMonth('2019-12'),
    });
    expect(found?.noControl).toBeNull();
    expect(found?.controlled?.firstYear.changePercent).toBeCloseTo(-10, 6);
  });

  it('takes what came back beyond what was bought from the months before, and refuses nothing for it', () => {
    const rows = steppedRows(STEPPED, { trend: 1, effect: 0.9, passing: 1 });
    const [first] = rows.filter(
      ({ part, month }) => part === 'participants' && month === parseMonth('2017-06'),
    );
    const moved = rows.map((row) => {
      if (row.county !== first?.county || row.part !== 'participants') return row;
      const bought = row.month === first.month ? -2 : 0;
      const returned = row.month === first.month - 1 ? first.numerator + 2 : 0;
      return { ...row, numerator: bought || row.numerator + returned };
    });
    const span = { ...SPAN, windowsTo: parseMonth('2019-12') };
    const [plain, found] = evaluateProgramme(
      [
        { indicator: 'made-up', rows },
        { indicator: 'returned', rows: moved },
      ],
      span,
    );
    expect(found?.noControl).toBeNull();
    // The months differ by season, so what is moved to the month before weighs a little otherwise.
    expect(found?.controlled?.firstYear.changePercent).toBeCloseTo(
      plain?.controlled?.firstYear.changePercent ?? 0,
      0,
    );
  });

  it('lets no window of a description reach into the pandemic or out of the series', () => {
    const late = STEPPED.map((county) => ({ ...county, start: parseMonth('2019-04') }));
    expect(evaluate(late).described).toBeNull();
    const early = STEPPED.map((county) => ({ ...county, start: parseMonth('2015-06') }));
    expect(evaluate(early).described).toBeNull();
  });
});

describe('estimatesOf', () => {
  it('sets the plain comparison beside the controlled one, and both beside the truth', () => {
    const estimates = estimatesOf([evaluate()], () => ({ participants: -16.3, nation: null, effect: -10 }));
    const by = new Map(estimates.map((each) => [each.name, each]));
    expect(by.get('made-up.participants')).toMatchObject({ kind: 'descriptive', withinTolerance: true });
    expect(by.get('made-up.nation')).toMatchObject({ truthPercent: null, withinTolerance: null });
    expect(by.get('made-up.before-and-after')).toMatchObject({ kind: 'causal', withinTolerance: false });
    const controlled = by.get('made-up.controlled');
    expect(controlled?.changePercent).toBeCloseTo(controlled?.truthPercent ?? 0, 6);
  });
});
