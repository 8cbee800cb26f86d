import { loadContent } from '@smalspor/content/loading';
import { EXAMPLE_NAMES, exampleInput } from '@smalspor/domain/report-examples';
import { buildFollowUpReport, buildIndividualReport } from '@smalspor/domain/reports';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { ChangeChart } from '../change/index.ts';
import { DotComparison } from '../comparison/index.ts';
import { StackedShares } from '../composition/index.ts';
import { FRAMES, type FrameName, PALETTE } from '../drawing/index.ts';
import { PlaceHistogram } from '../place/index.ts';
import { RunChart } from '../trend/index.ts';
import { inspectPicture } from './inspect-picture.ts';

const { indicators, messages } = loadContent();

const models = EXAMPLE_NAMES.map((name) => {
  const input = exampleInput(name, indicators);
  return name === 'follow-up' ? buildFollowUpReport(input, messages) : buildIndividualReport(input, messages);
});

/** Every picture of every example report in one frame. */
function pictures(frame: FrameName): ReactElement[] {
  return models.flatMap((model) => {
    const how = { language: 'nn', frame } as const;
    return [
      ...[...model.headline, ...model.choice, ...model.ages, ...model.urinary, ...model.other].map((block) =>
        DotComparison({ block, ...how }),
      ),
      ...model.trends.map((block) => RunChart({ block, ...how })),
      ...model.places.map((block) => PlaceHistogram({ block, ...how })),
      ...model.change.map((block) => ChangeChart({ block, ...how })),
      ...(model.composition ? [StackedShares({ block: model.composition, ...how })] : []),
    ];
  });
}

/** WCAG 2.1: relative luminance of a colour `#rrggbb`. */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(color: string, ground: string): number {
  const [light = 0, dark = 0] = [luminance(color), luminance(ground)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

describe('the pictures of the example reports', () => {
  for (const frame of Object.keys(FRAMES) as FrameName[]) {
    it(`stay inside the frame ${frame} and use the palette alone`, () => {
      for (const picture of pictures(frame)) {
        const { markup, faults } = inspectPicture(picture);
        expect(faults).toEqual([]);
        for (const [, color = ''] of markup.matchAll(/(?:fill|stroke)="([^"]+)"/g)) {
          expect(['none', ...Object.values(PALETTE)]).toContain(color);
        }
      }
    });
  }

  it('cut no level name and no figure on a phone', () => {
    for (const picture of pictures('phone')) {
      expect(inspectPicture(picture).texts.filter((text) => text.endsWith('…'))).toEqual([]);
    }
  });
});

describe('the palette', () => {
  it('is readable on paper and on the tints that text stands on', () => {
    for (const color of [PALETTE.text, PALETTE.quiet, PALETTE.own, PALETTE.benchmark]) {
      expect(contrast(color, PALETTE.paper)).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of [PALETTE.band, PALETTE.ownTint, PALETTE.rule]) {
      expect(contrast(PALETTE.text, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(PALETTE.paper, PALETTE.own)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(PALETTE.peer, PALETTE.paper)).toBeGreaterThanOrEqual(3);
  });

  it('keeps own and achievable apart from each other and from grey in black and white, and has no red', () => {
    expect(contrast(PALETTE.own, PALETTE.peer)).toBeGreaterThan(2);
    const [red = 0, green = 0] = [1, 3].map((at) => Number.parseInt(PALETTE.benchmark.slice(at, at + 2), 16));
    expect(green / red).toBeGreaterThan(0.4);
  });
});
