import fc from 'fast-check';
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ChangeChart } from '../change/index.ts';
import { DotComparison } from '../comparison/index.ts';
import { StackedShares } from '../composition/index.ts';
import { PlaceHistogram } from '../place/index.ts';
import { anyChange, anyComparison, anyComposition, anyPlaceBlock, anyTrend } from '../testing/any-block.ts';
import { RunChart } from '../trend/index.ts';
import { paperPicture } from './paper-picture.ts';

const how = { language: 'nb', frame: 'printHalf' } as const;
const LETTERS = /<text([^>]*)>([^<]*)<\/text>/g;

/** The shapes as React writes them: without letters, words, groups and what says how a page shows them. */
function shapesByReact(picture: ReactElement): string {
  return renderToStaticMarkup(picture)
    .replace(LETTERS, '')
    .replace(/<(title|desc)[^>]*>[^<]*<\/\1>/g, '')
    .replace(/<\/?g>/g, '')
    .replace(/<([a-z]+)([^<>]*)><\/\1>/g, '<$1$2/>')
    .replace(/<svg [^>]*(viewBox="[^"]*")[^>]*>/, '<svg xmlns="http://www.w3.org/2000/svg" $1>')
    .replace(/^(<svg [^>]*>)$/, '$1</svg>');
}

interface Letter {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly anchor: string;
  readonly size: number;
  readonly bold: boolean;
  readonly fill: string;
}

/** The letters as React writes them. */
function lettersByReact(picture: ReactElement): Letter[] {
  const markup = renderToStaticMarkup(picture);
  const inherited = /<svg[^>]* font-size="([^"]+)"/.exec(markup)?.[1];
  return [...markup.matchAll(LETTERS)]
    .filter(([, , text]) => text !== '')
    .map(([, attributes = '', text = '']) => {
      const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(attributes)?.[1];
      return {
        x: Number(of('x')),
        y: Number(of('y')),
        text: text.replace(/&(lt|gt|amp|quot|#x27);/g, (_, name) => ENTITIES[name] ?? ''),
        anchor: of('text-anchor') ?? 'start',
        size: Number(of('font-size') ?? inherited),
        bold: of('font-weight') === '600',
        fill: of('fill') ?? '',
      };
    });
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#x27': "'" };

function expectAsReact(picture: ReactElement): void {
  const { svg, letters } = paperPicture(picture);
  expect(svg).toBe(shapesByReact(picture));
  const written = letters.flatMap(({ texts, ...style }) =>
    texts.map(([x, y, text]): Letter => ({ x, y, text, ...style })),
  );
  const inOrder = (list: readonly Letter[]) =>
    list.map((each) => JSON.stringify(Object.entries(each).sort())).sort();
  expect(inOrder(written)).toEqual(inOrder(lettersByReact(picture)));
}

describe('pictures on paper', () => {
  it('have the shapes and the letters that React writes', () => {
    fc.assert(
      fc.property(anyComparison, (block) => expectAsReact(createElement(DotComparison, { block, ...how }))),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(anyTrend, (block) => expectAsReact(createElement(RunChart, { block, ...how }))),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(anyPlaceBlock, (block) => expectAsReact(createElement(PlaceHistogram, { block, ...how }))),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(anyComposition, (block) => expectAsReact(createElement(StackedShares, { block, ...how }))),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(anyChange, (block) => expectAsReact(createElement(ChangeChart, { block, ...how }))),
      { numRuns: 40 },
    );
  });

  it('hold letters that are written alike together', () => {
    const text = (x: number, words: string, more = {}) =>
      createElement('text', { key: x, x, y: 2, fill: '#1f2a33', ...more }, words);
    const picture = createElement(
      'svg',
      { viewBox: '0 0 233 10', fontSize: 8 },
      text(1, 'du', { fontWeight: 600 }),
      text(2, 'fylket'),
      text(3, 'landet'),
    );
    expect(paperPicture(picture)).toEqual({
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 233 10"></svg>',
      width: 233,
      letters: [
        { anchor: 'start', size: 8, bold: true, fill: '#1f2a33', texts: [[1, 2, 'du']] },
        {
          ...{ anchor: 'start', size: 8, bold: false, fill: '#1f2a33' },
          texts: [
            [2, 2, 'fylket'],
            [3, 2, 'landet'],
          ],
        },
      ],
    });
  });

  it('have no loose words', () => {
    expect(() => paperPicture(createElement('svg', {}, 'loose'))).toThrow(TypeError);
  });
});
