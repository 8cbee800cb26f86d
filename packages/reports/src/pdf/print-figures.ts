import { ChangeChart, describeChange } from '@smalspor/charts/change';
import { DotComparison, describeComparison } from '@smalspor/charts/comparison';
import { describeComposition, StackedShares } from '@smalspor/charts/composition';
import { type PaperPicture, paperPicture } from '@smalspor/charts/markup';
import { PlaceHistogram } from '@smalspor/charts/place';
import { describeTrend, RunChart } from '@smalspor/charts/trend';
import type {
  ChangeBlock,
  ComparisonBlock,
  CompositionBlock,
  KeyMessage,
  PlaceBlock,
  TrendBlock,
} from '@smalspor/domain/reports';
import type { Language, Localised } from '@smalspor/domain/texts';
import type { PrintFigure } from './print-model.ts';

/** Draws blocks for paper, in one language. */
export interface FigurePrinter {
  readonly comparison: (block: ComparisonBlock) => PrintFigure;
  readonly trend: (block: TrendBlock) => PrintFigure;
  readonly place: (block: PlaceBlock) => PrintFigure;
  readonly composition: (block: CompositionBlock) => PrintFigure;
  readonly change: (block: ChangeBlock) => PrintFigure;
}

interface Headed {
  readonly id: string;
  readonly title: Localised;
  readonly summary: Localised;
  readonly unit?: Localised;
}

/** @param messages the key messages; a picture carries the number of the one that uses its figures. */
export function figurePrinter(messages: readonly KeyMessage[], language: Language): FigurePrinter {
  const figure = (block: Headed, half: boolean, alt: string, picture: PaperPicture): PrintFigure => {
    const message = messages.findIndex((each) => each.block === block.id);
    return {
      title: block.title[language],
      unit: block.unit?.[language] ?? '',
      picture,
      alt,
      summary: block.summary[language],
      half,
      message: message < 0 ? null : message + 1,
    };
  };
  const half = { language, frame: 'printHalf' } as const;
  const full = { language, frame: 'printFull' } as const;
  return {
    comparison: (block) =>
      figure(
        block,
        true,
        describeComparison(block, language),
        paperPicture(DotComparison({ block, ...half })),
      ),
    trend: (block) => ({
      ...figure(block, false, describeTrend(block, language), paperPicture(RunChart({ block, ...full }))),
      ...(block.nationally === undefined ? {} : { aside: block.nationally[language] }),
    }),
    place: (block) =>
      figure(block, true, block.summary[language], paperPicture(PlaceHistogram({ block, ...half }))),
    composition: (block) =>
      figure(
        block,
        false,
        describeComposition(block, language),
        paperPicture(StackedShares({ block, ...full })),
      ),
    change: (block) =>
      figure(block, true, describeChange(block, language), paperPicture(ChangeChart({ block, ...half }))),
  };
}
