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
import { pictureMarkup } from './picture-markup.ts';

const FAMILY = 'Inter, system-ui, sans-serif';
const how = { language: 'nb', frame: 'printHalf' } as const;

/** React closes an empty element by a tag of its own. */
function expectAsReact(picture: ReactElement): void {
  const react = renderToStaticMarkup(picture).replace(/<([a-z]+)([^<>]*)><\/\1>/g, '<$1$2/>');
  expect(pictureMarkup(picture, FAMILY)).toBe(react);
}

describe('pictures on paper', () => {
  it('are written exactly as React writes them', () => {
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

  it('take the family of the paper', () => {
    expect(pictureMarkup(createElement('svg', { fontFamily: FAMILY }), 'Inter Plain')).toBe(
      '<svg font-family="Inter Plain"/>',
    );
  });
});
