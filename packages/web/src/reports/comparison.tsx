import type { HeadingProps } from '@digdir/designsystemet-react';
import { comparisonTable, DotComparison } from '@smalspor/charts/comparison';
import type { ComparisonBlock, ReportBody } from '@smalspor/domain/reports';
import { ChartFigure } from './chart-figure.tsx';
import { NumberOrigin } from './number-origin.tsx';

interface Props {
  readonly block: ComparisonBlock;
  readonly report: ReportBody;
  readonly level: NonNullable<HeadingProps['level']>;
}

/** The reader's figure among the levels, and everything behind it. */
export function Comparison({ block, report, level }: Props) {
  return (
    <ChartFigure
      block={block}
      unit={block.unit}
      chart={DotComparison}
      table={comparisonTable}
      words={report.words}
      level={level}
      more={<NumberOrigin block={block} report={report} />}
    />
  );
}
