import { loadContent } from '@smalspor/content/loading';
import { type ExampleName, exampleInput } from '@smalspor/domain/report-examples';
import { buildIndividualReport } from '@smalspor/domain/reports';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { comparisonTable, DotComparison, figuresTable } from '../comparison/index.ts';
import { compositionTable } from '../composition/index.ts';
import { placeTable } from '../place/index.ts';
import { inspectPicture } from '../testing/inspect-picture.ts';
import { RunChart, trendTable } from '../trend/index.ts';
import { ChartTable } from './chart-table.ts';

const { indicators, messages } = loadContent();
const exampleOf = (name: ExampleName) => buildIndividualReport(exampleInput(name, indicators), messages);
const typical = exampleOf('typical');
const [rates] = typical.headline;
const [, shares] = exampleOf('suppressed').headline;
if (!rates || !shares) throw new Error('The examples have two main pictures');

describe('a table says what its picture says', () => {
  it('prints every figure of the dots in the table', () => {
    const { texts } = inspectPicture(
      createElement(DotComparison, { block: rates, language: 'nb', frame: 'phone' }),
    );
    const cells = comparisonTable(rates, 'nb').rows.flatMap((row) => [row.header, ...row.cells]);
    for (const row of rates.rows) {
      expect(cells).toContain(row.label.nb);
      if (row.estimate.value === null) continue;
      const value = row.estimate.value.toFixed(0);
      expect(texts).toContain(value);
      expect(cells).toContain(value);
    }
  });

  it('says why a figure is hidden, and never writes 0 for it', () => {
    const hidden = comparisonTable(shares, 'nb').rows.find((row) => row.header === 'kommunen');
    expect(hidden?.cells).toEqual(['ingen tall', '', '', 'skjult av personvernhensyn']);
  });

  it('gives the middle half of GPs as a range', () => {
    expect(comparisonTable(rates, 'en').rows.at(-1)).toMatchObject({
      header: 'half of all GPs',
      cells: ['221–329', '', ''],
    });
  });

  it('gathers all comparisons, the commonest unit in the caption', () => {
    const blocks = [...typical.headline, ...typical.ages, ...typical.other];
    const table = figuresTable(blocks, 'Periode', 'nb');
    expect(table.caption).toBe('Periode. Uten prosenttegn: resepter per 1000 pasienter i året');
    expect(table.rows[0]).toEqual({
      header: 'Resepter per 1000',
      cells: ['268', '236–304', '284', '290', '290', '281', '–', '274'],
    });
    expect(table.rows.map(({ header }) => header)).toContain('Døgndoser per resept (DDD per resept)');
  });

  it('names the municipalities that are shown together, in picture, table and description', () => {
    const together = exampleOf('together');
    const [block] = together.headline;
    const [trend] = together.trends;
    if (!block || !trend || !together.composition) throw new Error('The example has one of each');
    const label = 'øvrige kommuner i Telemark';
    expect(comparisonTable(block, 'nb').rows.map(({ header }) => header)).toContain(label);
    for (const frame of ['phone', 'printHalf'] as const) {
      const { texts } = inspectPicture(createElement(DotComparison, { block, language: 'nb', frame }));
      expect(texts.join(' ')).toContain(label);
    }
    const all = figuresTable(together.headline, 'Periode', 'nb');
    expect(all.caption).toContain(`* ${label}`);
    expect(all.rows.every(({ cells }) => cells[3]?.endsWith('*'))).toBe(true);
    expect(figuresTable(typical.headline, 'Periode', 'nb').caption).not.toContain('*');
    expect(trendTable(trend, 'nn').columns.map(({ label: name }) => name)).toContain('Øvrige kommunar');
    const { texts, markup } = inspectPicture(
      createElement(RunChart, { block: trend, language: 'en', frame: 'phone' }),
    );
    expect(texts).toContain('Other municipalities');
    expect(markup).toContain('Other municipalities are those in Telemark');
  });

  it('has one row for each twelve months, bin and kind', () => {
    const [trend] = typical.trends;
    const [place] = typical.places;
    if (!trend || !place || !typical.composition) throw new Error('The example has one of each');
    expect(trendTable(trend, 'nn').rows).toHaveLength(trend.points.length);
    const gap = {
      ...trend,
      points: trend.points.map((point) => ({ ...point, own: { value: null, reason: 'no-data' } as const })),
    };
    expect(trendTable(gap, 'nn').rows[5]?.cells[0]).toBe('ingen tal');
    expect(placeTable(place, 'nb').rows).toHaveLength(place.bins.length);
    expect(compositionTable(typical.composition, 'nb').rows[0]).toEqual({
      header: 'Penicillin V',
      cells: ['20\u00a0%', '27\u00a0%', '30\u00a0%', '30\u00a0%', '29\u00a0%'],
    });
  });

  it('is drawn with headers that a screen reader follows', () => {
    const markup = renderToStaticMarkup(createElement(ChartTable, { table: comparisonTable(rates, 'nb') }));
    expect(markup).toMatch(/<caption>Resepter per 1000 \(resepter per 1000 pasienter i året\)/);
    expect(markup).toContain('<th scope="col" data-numeric="true">Verdi</th>');
    expect(markup).toContain('<th scope="row">landet</th><td data-numeric="true">281</td>');
  });
});
