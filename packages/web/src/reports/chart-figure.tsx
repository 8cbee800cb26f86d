import { Heading, type HeadingProps } from '@digdir/designsystemet-react';
import type { FrameName } from '@smalspor/charts/drawing';
import { ChartTable, type TableData } from '@smalspor/charts/tables';
import type { ReportWords } from '@smalspor/domain/reports';
import type { Language, Localised } from '@smalspor/domain/texts';
import { type ComponentType, type ReactNode, useRef } from 'react';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { useFrame } from './use-frame.ts';

/** What every block of a report has, whatever it shows. */
export interface ChartBlock {
  readonly id: string;
  readonly title: Localised;
  readonly summary: Localised;
  /** What stands apart from the picture and its sentence. */
  readonly nationally?: Localised;
}

interface Props<Block extends ChartBlock> {
  readonly block: Block;
  readonly unit: Localised | null;
  readonly chart: ComponentType<{ block: Block; language: Language; frame: FrameName }>;
  readonly table: (block: Block, language: Language) => TableData;
  readonly words: Pick<ReportWords, 'tables'>;
  readonly level: NonNullable<HeadingProps['level']>;
  /** What else can be opened about the figures. */
  readonly more?: ReactNode;
}

/** A picture with its title, its sentence and the table that holds the same figures. */
export function ChartFigure<Block extends ChartBlock>(props: Props<Block>) {
  const { block, unit, chart: Chart, table, words, level, more } = props;
  const { l, language } = useTexts();
  const place = useRef<HTMLDivElement>(null);
  const frame = useFrame(place);
  const title = l(block.title);
  return (
    <figure className="chart">
      <figcaption>
        <Heading level={level} data-size="2xs">
          {title}
        </Heading>
        {unit && l(unit) !== title && <p className="unit">{l(unit)}</p>}
      </figcaption>
      <div ref={place} className="picture" data-frame={frame}>
        <Chart block={block} language={language} frame={frame} />
      </div>
      {l(block.summary) && <p className="summary">{l(block.summary)}</p>}
      {block.nationally && <p className="aside">{l(block.nationally)}</p>}
      <div className="chart-more no-print">
        <details className="twin">
          <summary>{l(words.tables)}</summary>
          <WideTable label={title}>
            <ChartTable table={table(block, language)} className="figures" />
          </WideTable>
        </details>
        {more}
      </div>
    </figure>
  );
}
