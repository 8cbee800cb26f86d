import { ChangeChart } from '@smalspor/charts/change';
import { DotComparison } from '@smalspor/charts/comparison';
import type { FrameName } from '@smalspor/charts/drawing';
import { PlaceHistogram } from '@smalspor/charts/place';
import { RunChart } from '@smalspor/charts/trend';
import type {
  ChangeBlock,
  ComparisonBlock,
  KeyMessage,
  PlaceBlock,
  TrendBlock,
} from '@smalspor/domain/reports';
import type { Language, Localised } from '@smalspor/domain/texts';
import type { ComponentType, ReactNode } from 'react';

/** One thing to talk about, as it stands on the wall. */
export interface Screen {
  readonly key: string;
  readonly title: Localised;
  readonly content: (say: (text: Localised) => string, language: Language) => ReactNode;
}

export function textScreen(
  key: string,
  title: Localised,
  text: Localised,
  more: Localised | null = null,
): Screen {
  return {
    key,
    title,
    content: (say) => (
      <>
        <p className="screen-sentence">{say(text)}</p>
        {more && <p className="screen-more">{say(more)}</p>}
      </>
    ),
  };
}

/** A sentence for each message, with what to do. */
export function messageScreens(messages: readonly KeyMessage[], title: Localised): Screen[] {
  return messages.map(({ text, action }, index) => textScreen(`message-${index}`, title, text, action));
}

export const comparisonScreen = (block: ComparisonBlock): Screen => pictureScreen(block, DotComparison);
export const changeScreen = (block: ChangeBlock): Screen => pictureScreen(block, ChangeChart);
export const placeScreen = (block: PlaceBlock): Screen => pictureScreen(block, PlaceHistogram);
export const trendScreen = (block: TrendBlock): Screen => pictureScreen(block, RunChart);

interface Drawn {
  readonly id: string;
  readonly title: Localised;
  readonly unit: Localised;
  readonly summary: Localised;
}

function pictureScreen<Block extends Drawn>(
  block: Block,
  Chart: ComponentType<{ block: Block; language: Language; frame: FrameName }>,
): Screen {
  return {
    key: block.id,
    title: block.title,
    content: (say, language) => (
      <>
        <p className="screen-unit">{say(block.unit)}</p>
        <div className="screen-picture">
          <Chart block={block} language={language} frame="wide" />
        </div>
        <p className="screen-more">{say(block.summary)}</p>
      </>
    ),
  };
}
