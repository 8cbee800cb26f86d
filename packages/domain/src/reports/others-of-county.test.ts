import { describe, expect, it } from 'vitest';
import { exampleInput } from '../report-examples/index.ts';
import { buildFollowUpReport, buildIndividualReport } from './build-report.ts';
import type { Comparators, Figure, IndicatorInput } from './input.ts';
import type { ReportModel } from './model.ts';
import { definitions, messages } from './testing/report-with.ts';

const input = exampleInput('together', definitions);
const report = buildIndividualReport(input, messages);
const LABEL = {
  nb: 'øvrige kommuner i Telemark',
  nn: 'øvrige kommunar i Telemark',
  en: 'other municipalities in Telemark',
};

const withIndicators = (change: (indicator: IndicatorInput) => IndicatorInput): ReportModel =>
  buildIndividualReport({ ...input, indicators: input.indicators.map(change) }, messages);

const ownMunicipality = (comparators: Comparators<Figure>): Comparators<Figure> => {
  const { restOf: _, ...municipality } = comparators.municipality as Figure;
  return { ...comparators, municipality };
};

describe('a municipality that is shown together with others of its county', () => {
  it('has their figure, under their name, in every comparison', () => {
    const rows = [...report.headline, ...report.choice]
      .flatMap((block) => block.rows)
      .filter(({ level }) => level === 'municipality');
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      expect(row).toMatchObject({ label: LABEL, together: true, note: null });
      expect(row.estimate.value).not.toBeNull();
    }
    const others = report.headline.flatMap((block) => block.rows).filter((row) => !rows.includes(row));
    expect(others.filter(({ together }) => together)).toEqual([]);
  });

  it('is explained in the method, and only where it is shown', () => {
    const hidden = (model: ReportModel) => model.method.at(-1)?.text.nb;
    expect(hidden(report)).toContain(
      'Der kommunen din ikke kan vises for seg, viser vi den sammen med andre, som øvrige kommuner i Telemark.',
    );
    expect(hidden(buildIndividualReport(exampleInput('typical', definitions), messages))).not.toContain(
      'øvrige',
    );
  });

  it('has a line in the run chart with its own name, of the same places all the way', () => {
    const [trend] = report.trends;
    expect(trend?.municipalityLabel?.nb).toBe('Øvrige kommuner');
    expect(trend?.summary.nb).toContain('Øvrige kommuner er de i Telemark');
    expect(trend?.points.every(({ municipality }) => municipality !== null)).toBe(true);

    const [mixed] = withIndicators((indicator) => ({
      ...indicator,
      trend: indicator.trend.map((point, index) => {
        const { restOf: _, ...own } = point;
        return index === 0 ? own : point;
      }),
    })).trends;
    expect(mixed?.points.map(({ municipality }) => municipality !== null)).toEqual([
      false,
      ...(trend?.points.slice(1).map(() => true) ?? []),
    ]);
  });

  it('has shares of the whole only where they are all of the same places', () => {
    const rowOf = (model: ReportModel) =>
      model.composition?.rows.find(({ level }) => level === 'municipality');
    // In the example the parts have denominators of their own: they are of other places.
    const sameWhole = withIndicators((indicator) => {
      const { municipality } = indicator.comparators;
      if (!municipality || municipality.estimate.value === null) return indicator;
      const estimate = { ...municipality.estimate, denominator: 1000 };
      return {
        ...indicator,
        comparators: { ...indicator.comparators, municipality: { ...municipality, estimate } },
      };
    });
    expect(rowOf(sameWhole)).toMatchObject({ label: LABEL, note: null });
    expect(rowOf(sameWhole)?.shares?.length).toBeGreaterThan(2);
    let part = 0;
    const otherWholes = withIndicators((indicator) => {
      const { municipality } = indicator.comparators;
      if (!municipality || municipality.estimate.value === null) return indicator;
      part += 1;
      const estimate = { ...municipality.estimate, denominator: 1000 + part };
      return {
        ...indicator,
        comparators: { ...indicator.comparators, municipality: { ...municipality, estimate } },
      };
    });
    expect(rowOf(otherWholes)).toMatchObject({ shares: null, note: { nb: 'skjult av personvernhensyn' } });
  });

  it('stands in the follow-up with the months that it is of', () => {
    const followUp = buildFollowUpReport(exampleInput('together-follow-up', definitions), messages);
    const rows = followUp.change.flatMap((block) =>
      block.rows.filter(({ level }) => level === 'municipality'),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row.label.nb).toBe('øvrige kommuner i Telemark (tolv måneder)');
      expect(row.change).not.toBeNull();
    }
  });

  it('has no change between different places', () => {
    const example = exampleInput('together-follow-up', definitions);
    const moved = {
      ...example,
      indicators: example.indicators.map((indicator) => {
        const municipality = indicator.change?.comparators.municipality;
        if (!indicator.change || !municipality) return indicator;
        const { before, ...rest } = municipality;
        const earlier = ownMunicipality({ municipality: before }).municipality as Figure;
        const comparators = { ...indicator.change.comparators, municipality: { ...rest, before: earlier } };
        return { ...indicator, change: { ...indicator.change, comparators } };
      }),
    };
    const rows = buildFollowUpReport(moved, messages).change.flatMap((block) =>
      block.rows.filter(({ level }) => level === 'municipality'),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      expect(row).toMatchObject({ before: null, after: null, change: null });
      expect(row.label.nb).toBe('kommunen (tolv måneder)');
      expect(row.note?.nb).toBe('skjult av personvernhensyn');
    }
  });

  it('is named in a sentence that compares with it', () => {
    const alone = withIndicators((indicator) => {
      const { municipality } = indicator.comparators;
      return { ...indicator, comparators: municipality ? { municipality } : {} };
    });
    expect(alone.headline.map(({ summary }) => summary.nb).join(' ')).toContain('øvrige kommuner i Telemark');
  });
});
