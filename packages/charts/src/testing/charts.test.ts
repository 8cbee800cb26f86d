import { LANGUAGES } from '@smalspor/domain/texts';
import fc from 'fast-check';
import { createElement, type ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { BeforeAfterBars, beforeAfterTable } from '../before-after/index.ts';
import { ChangeChart, changeTable } from '../change/index.ts';
import { comparisonTable, DotComparison } from '../comparison/index.ts';
import { compositionTable, StackedShares } from '../composition/index.ts';
import { FRAMES, type FrameName } from '../drawing/index.ts';
import { EventStudyChart, eventStudyTable } from '../evaluation/index.ts';
import { GoalProgress, goalProgressTable } from '../national-goals/index.ts';
import { PlaceHistogram, placeTable } from '../place/index.ts';
import type { TableData } from '../tables/index.ts';
import { RunChart, trendTable } from '../trend/index.ts';
import {
  anyBeforeAfter,
  anyChange,
  anyComparison,
  anyComposition,
  anyPlaceBlock,
  anyTrend,
} from './any-block.ts';
import { anyEventStudy } from './any-event-study.ts';
import { anyGoalProgress } from './any-goal-progress.ts';
import { inspectPicture } from './inspect-picture.ts';

const anyFrame = fc.constantFrom(...(Object.keys(FRAMES) as FrameName[]));
const anyLanguage = fc.constantFrom(...LANGUAGES);

function expectSound(picture: ReactElement): void {
  const inspection = inspectPicture(picture);
  expect(inspection.faults).toEqual([]);
  expect(inspection.markup).toContain('role="img"');
  expect(inspection.markup).toMatch(/aria-labelledby="([^ "]+) ([^"]+)".*<title id="\1">.*<desc id="\2">/s);
}

function expectFull(table: TableData): void {
  for (const row of table.rows) expect(row.cells).toHaveLength(table.columns.length - 1);
}

describe('whatever the figures, a picture stays inside its frame and has its table', () => {
  it('dot comparison', () => {
    fc.assert(
      fc.property(anyComparison, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(DotComparison, { block, frame, language }));
        expectFull(comparisonTable(block, language));
      }),
    );
  });

  it('run chart', () => {
    fc.assert(
      fc.property(anyTrend, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(RunChart, { block, frame, language }));
        expectFull(trendTable(block, language));
      }),
    );
  });

  it('place among colleagues', () => {
    fc.assert(
      fc.property(anyPlaceBlock, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(PlaceHistogram, { block, frame, language }));
        expectFull(placeTable(block, language));
      }),
    );
  });

  it('progress towards a national goal', () => {
    fc.assert(
      fc.property(anyGoalProgress, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(GoalProgress, { block, frame, language }));
        expectFull(goalProgressTable(block, language));
      }),
    );
  });

  it('stacked shares', () => {
    fc.assert(
      fc.property(anyComposition, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(StackedShares, { block, frame, language }));
        expectFull(compositionTable(block, language));
      }),
    );
  });

  it('change', () => {
    fc.assert(
      fc.property(anyChange, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(ChangeChart, { block, frame, language }));
        expectFull(changeTable(block, language));
      }),
    );
  });

  it('the effect by time since the start', () => {
    fc.assert(
      fc.property(anyEventStudy, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(EventStudyChart, { block, frame, language }));
        expectFull(eventStudyTable(block, language));
      }),
    );
  });

  it('before and after', () => {
    fc.assert(
      fc.property(anyBeforeAfter, anyFrame, anyLanguage, (block, frame, language) => {
        expectSound(createElement(BeforeAfterBars, { block, frame, language }));
        expectFull(beforeAfterTable(block, language));
      }),
    );
  });
});
