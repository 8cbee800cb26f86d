import type { FrameName } from '@smalspor/charts/drawing';
import type { TableData } from '@smalspor/charts/tables';
import type { Language, Localised } from '@smalspor/domain/texts';
import { type ComponentType, useRef } from 'react';
import { type ChartBlock, ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { type ExploreView, same } from './explore-words.ts';
import { sourceLines } from './source-lines.ts';
import { TakePicture } from './take-picture.tsx';

interface Props<Block extends ChartBlock> {
  readonly view: ExploreView;
  readonly block: Block & { readonly unit: Localised };
  readonly chart: ComponentType<{ block: Block; language: Language; frame: FrameName }>;
  readonly table: (block: Block, language: Language) => TableData;
}

/** A picture with its table, which can be taken along. */
export function ExploreFigure<Block extends ChartBlock>({ view, block, chart, table }: Props<Block>) {
  const { t, l, language } = useTexts();
  const place = useRef<HTMLSpanElement>(null);
  const title = l(block.title);
  const unit = l(block.unit);
  return (
    <ChartFigure
      block={block}
      unit={block.unit}
      chart={chart}
      table={table}
      words={{ tables: same(t('explorePage.tables')) }}
      level={2}
      more={
        <span ref={place} className="take-picture">
          <TakePicture
            place={place}
            words={{ title, unit: unit === title ? '' : unit, source: sourceLines(view, { t, l, language }) }}
            name={`${view.indicator.id}-${block.id.replace('explore-', '')}-${view.state.end}`}
          />
        </span>
      }
    />
  );
}
