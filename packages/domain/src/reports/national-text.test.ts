import { describe, expect, it } from 'vitest';
import { exampleInput } from '../report-examples/index.ts';
import { buildFollowUpReport, buildIndividualReport } from './build-report.ts';
import { type NationalContext, nationalText } from './national-text.ts';
import { reportTexts } from './report-texts.ts';
import { definitions, messages } from './testing/report-with.ts';

const texts = reportTexts(messages);
const point = (year: number, value: number | null) => ({
  ...{ year, value, changePercent: null, source: 'bank' },
  reason: value === null ? ('hidden' as const) : null,
});
const context: NationalContext = {
  under: 'prescriptions-per-1000',
  name: { nb: 'Utlevert', nn: 'Utlevert', en: 'Dispensed' },
  counts: { nb: 'alt i Norge', nn: 'alt i Noreg', en: 'all in Norway' },
  unit: 'ddd-per-1000-days',
  publisher: 'FHI',
  fetchedAt: '2021-02-03T08:00:00.000Z',
  points: [point(2012, 16), point(2018, 14.04), point(2019, null), point(2020, 12), point(2021, 11)],
  goal: { percent: -30, since: 2012, by: 2020 },
};
const span = { from: 2018, to: 2020 };

describe('the country by a national series', () => {
  it('tells each year of the curve, and of a hidden one that it is hidden', () => {
    const text = nationalText(context, span, texts)?.nb ?? '';
    expect(text).toContain('Utlevert (alt i Norge), DDD per 1000 innbyggere per dag');
    expect(text).toContain('2018: 14,0, 2019: skjult av kilden, 2020: 12,0.');
    expect(text).not.toMatch(/2021:|2012:/);
    expect(text).toContain('Kilde: FHI, hentet 3. februar 2021. Tallene kan ikke holdes opp mot dine.');
  });

  it('tells the goal in the series’ own first year, and without a figure where that year is hidden', () => {
    expect(nationalText(context, span, texts)?.en).toMatch(
      /30.?% lower use in 2020 than in 2012; .* 11\.2\./,
    );
    const hidden = { ...context, points: [point(2012, null), point(2020, 12)] };
    expect(nationalText(hidden, span, texts)?.en).toMatch(/30.?% lower use in 2020 than in 2012\./);
  });

  it('says nothing where every year of the curve is hidden or missing', () => {
    expect(nationalText({ ...context, points: [point(2019, null)] }, span, texts)).toBeNull();
    expect(nationalText({ ...context, points: [point(2012, 16)] }, span, texts)).toBeNull();
  });

  it('stands under one curve, in no picture and no other figure; without an import nothing is different', () => {
    for (const build of [buildIndividualReport, buildFollowUpReport]) {
      const input = exampleInput('typical', definitions);
      const without = build(input, messages);
      expect(JSON.stringify(without)).not.toContain('nationally');
      const model = build({ ...input, nationally: [context] }, messages);
      const under = model.trends.filter(({ nationally }) => nationally !== undefined);
      expect(under.map(({ indicator }) => indicator)).toEqual(['prescriptions-per-1000']);
      const bare = { ...model, trends: model.trends.map(({ nationally: _, ...trend }) => trend) };
      expect(bare).toEqual(without);
    }
  });
});
