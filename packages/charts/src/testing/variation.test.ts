import { LANGUAGES } from '@smalspor/domain/texts';
import fc from 'fast-check';
import { createElement, type ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { FRAMES, type FrameName, PALETTE } from '../drawing/index.ts';
import { AreaMap, areaMapTable, COUNTY_TILES, TileMap, tileMapTable } from '../geography/index.ts';
import { LinesChart, linesTable } from '../lines/index.ts';
import { SmallMultiples, smallMultiplesTable } from '../multiples/index.ts';
import { ControlChart, controlTable } from '../signals/index.ts';
import type { TableData } from '../tables/index.ts';
import { CaterpillarChart, caterpillarTable, FunnelChart, funnelTable } from '../variation/index.ts';
import {
  anyAreaMap,
  anyCaterpillar,
  anyControl,
  anyFunnel,
  anyLines,
  anyMultiples,
  anyTileMap,
} from './any-variation.ts';
import { exampleMap, exampleMultiples } from './example-places.ts';
import { exampleCaterpillar, exampleControl, exampleFunnel } from './example-variation.ts';
import { inspectPicture } from './inspect-picture.ts';

const anyFrame = fc.constantFrom(...(Object.keys(FRAMES) as FrameName[]));
const anyLanguage = fc.constantFrom(...LANGUAGES);

function expectSound(picture: ReactElement, table: TableData): void {
  const { faults, markup } = inspectPicture(picture);
  expect(faults).toEqual([]);
  for (const [, color = ''] of markup.matchAll(/(?:fill|stroke)="([^"]+)"/g)) {
    expect(['none', ...Object.values(PALETTE)]).toContain(color);
  }
  for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length - 1);
}

describe('whatever the figures, a picture of variation stays inside its frame and has its table', () => {
  it('funnel', () => {
    fc.assert(
      fc.property(anyFunnel, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(FunnelChart, { block, frame, language }), funnelTable(block, language));
      }),
    );
  });

  it('caterpillar', () => {
    fc.assert(
      fc.property(anyCaterpillar, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(
          createElement(CaterpillarChart, { block, frame, language }),
          caterpillarTable(block, language),
        );
      }),
    );
  });

  it('control chart', () => {
    fc.assert(
      fc.property(anyControl, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(ControlChart, { block, frame, language }), controlTable(block, language));
      }),
    );
  });

  it('lines over time', () => {
    fc.assert(
      fc.property(anyLines, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(LinesChart, { block, frame, language }), linesTable(block, language));
      }),
    );
  });

  it('tile map', () => {
    fc.assert(
      fc.property(anyTileMap, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(TileMap, { block, frame, language }), tileMapTable(block, language));
      }),
    );
  });

  it('map of areas', () => {
    fc.assert(
      fc.property(anyAreaMap, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(AreaMap, { block, frame, language }), areaMapTable(block, language));
      }),
    );
  });

  it('small multiples', () => {
    fc.assert(
      fc.property(anyMultiples, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(
          createElement(SmallMultiples, { block, frame, language }),
          smallMultiplesTable(block, language),
        );
      }),
    );
  });
});

describe('the examples', () => {
  it.each(Object.keys(FRAMES) as FrameName[])('stay inside the frame %s in every language', (frame) => {
    for (const language of LANGUAGES) {
      const [funnel, caterpillar, control] = [exampleFunnel(), exampleCaterpillar(), exampleControl()];
      expectSound(
        createElement(FunnelChart, { block: funnel, frame, language }),
        funnelTable(funnel, language),
      );
      expectSound(
        createElement(CaterpillarChart, { block: caterpillar, frame, language }),
        caterpillarTable(caterpillar, language),
      );
      expectSound(
        createElement(ControlChart, { block: control, frame, language }),
        controlTable(control, language),
      );
      expectSound(
        createElement(TileMap, { block: exampleMap(), frame, language }),
        tileMapTable(exampleMap(), language),
      );
      expectSound(
        createElement(SmallMultiples, { block: exampleMultiples(), frame, language }),
        smallMultiplesTable(exampleMultiples(), language),
      );
    }
  });

  it('give each county of today a tile of its own, and no hidden value a number', () => {
    const places = [...COUNTY_TILES.values()].map((place) => place.join());
    expect(new Set(places).size).toBe(15);
    const { texts } = inspectPicture(
      createElement(TileMap, { block: exampleMap(), frame: 'phone', language: 'nb' }),
    );
    expect(texts.filter((text) => text === '–')).toHaveLength(1);
    expect(texts).toContain('Finnmark');
    expect(tileMapTable(exampleMap(), 'nb').rows.at(-1)?.cells).toEqual(['ingen tall', 'skjult']);
  });

  it('hatch an area whose value is hidden, and name below the map what has no room on it', () => {
    const area = (code: string, label: string, value: number | null, room: number | null) => ({
      code,
      label: { nb: label, nn: label, en: label },
      outline: room === null ? null : { path: 'M0 0L90 0L90 90Z', label: { x: 45, y: 40, room, height: 40 } },
      value,
      note: value === null ? { nb: 'skjult', nn: 'skjult', en: 'hidden' } : null,
      own: false,
    });
    const areas = [
      area('46', 'Vestland', 263, 90),
      area('03', 'Oslo', 247, 1),
      area('56', 'Finnmark', null, 90),
      area('11', 'Rogaland', 251, null),
    ];
    const { tiles: _, ...heading } = exampleMap();
    const block = { ...heading, width: 100, height: 100, areas, around: ['M0 0L0 90L90 90Z'] };
    const { texts, markup } = inspectPicture(
      createElement(AreaMap, { block, frame: 'wide', language: 'nb' }),
    );
    expect(markup.match(/<path/g)).toHaveLength(4);
    expect(markup.match(/url\(#/g)).toHaveLength(1);
    expect(texts).toEqual(expect.arrayContaining(['Vestland', '263', 'Finnmark', '–']));
    expect(texts.at(-1)).toBe('Uten plass i kartet: Oslo 247 · Rogaland 251');
    expect(markup).toContain('<title>Oslo 247</title>');
    expect(areaMapTable(block, 'nb').rows[2]?.cells).toEqual(['ingen tall', 'skjult']);
  });

  it('show each place beside the others on one scale', () => {
    const block = exampleMultiples();
    const { texts } = inspectPicture(
      createElement(SmallMultiples, { block, frame: 'phone', language: 'en' }),
    );
    for (const { label } of block.panels) expect(texts).toContain(label.en);
    expect(texts).toContain('Grey line: Country. Dec 2014–Dec 2021');
    expect(smallMultiplesTable(block, 'en').columns).toHaveLength(17);
  });

  it('name the units beyond the outer limit and the own, and no other; a hidden value is never drawn', () => {
    const block = exampleFunnel();
    const { texts, markup } = inspectPicture(
      createElement(FunnelChart, { block, frame: 'wide', language: 'nb' }),
    );
    const named = block.units.filter(({ label }) => texts.includes(label.nb));
    expect(named.length).toBeGreaterThan(1);
    expect(named.every(({ own, beyond }) => own || beyond === 'wide')).toBe(true);
    expect(markup.match(/<circle/g)?.length).toBe(
      block.units.filter(({ value, beyond, own }) => value !== null && (own || beyond !== 'wide')).length,
    );
    expect(funnelTable(block, 'nb').rows[12]?.cells.slice(1)).toEqual(['ingen tall', 'skjult']);
  });

  it('stand for ten doctors and more in each mark of the caterpillar', () => {
    for (const { from, to } of exampleCaterpillar().bins) expect(to - from + 1).toBeGreaterThanOrEqual(10);
  });

  it('tell the signals of the control chart in its table', () => {
    const block = exampleControl();
    const signals = controlTable(block, 'nb').rows.map(({ cells }) => cells[2]);
    expect(signals.filter(Boolean).length).toBe(
      block.points.filter(({ value, beyond, inRun }) => value !== null && (beyond !== null || inRun)).length,
    );
    expect(signals.join()).toContain('i en uvanlig lang rekke på samme side');
    const { markup, texts } = inspectPicture(
      createElement(ControlChart, { block, frame: 'phone', language: 'nb' }),
    );
    expect(texts).toContain('RAK startet');
    expect(markup.match(/<circle/g)?.length).toBe(
      block.points.filter(({ value, beyond }) => value !== null && beyond === null).length,
    );
  });
});
