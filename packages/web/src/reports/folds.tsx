import { compositionTable, StackedShares } from '@smalspor/charts/composition';
import { PlaceHistogram, placeTable } from '@smalspor/charts/place';
import { RunChart, trendTable } from '@smalspor/charts/trend';
import type { ComparisonBlock, ReportBody } from '@smalspor/domain/reports';
import type { ReactNode } from 'react';
import { useOpenForPrint } from '../frame/use-open-for-print.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { Comparison } from './comparison.tsx';
import { Fold } from './fold.tsx';
import { ForTheGroup } from './for-the-group.tsx';
import { Method } from './method.tsx';

/** Everything that the first screen has no room for; a part without figures is not there. */
export function Folds({ report }: { readonly report: ReportBody }) {
  const { l } = useTexts();
  const { words } = report;
  const place = useOpenForPrint();

  const comparisons = (blocks: readonly ComparisonBlock[]): ReactNode => (
    <div className="pictures">
      {blocks.map((block) => (
        <Comparison key={block.id} block={block} report={report} level={3} />
      ))}
    </div>
  );

  return (
    <div className="folds" ref={place}>
      {report.trends.length > 0 && (
        <Fold title={l(words.overTime)}>
          <div className="pictures">
            {report.trends.map((block) => (
              <ChartFigure
                key={block.id}
                block={block}
                unit={block.unit}
                chart={RunChart}
                table={trendTable}
                words={words}
                level={3}
              />
            ))}
          </div>
        </Fold>
      )}
      {report.places.length > 0 && (
        <Fold title={l(words.place)}>
          <div className="pictures">
            {report.places.map((block) => (
              <ChartFigure
                key={block.id}
                block={block}
                unit={block.unit}
                chart={PlaceHistogram}
                table={placeTable}
                words={words}
                level={3}
              />
            ))}
          </div>
        </Fold>
      )}
      {(report.choice.length > 0 || report.composition) && (
        <Fold title={l(words.choice)}>
          {report.composition && (
            <ChartFigure
              block={report.composition}
              unit={null}
              chart={StackedShares}
              table={compositionTable}
              words={words}
              level={3}
            />
          )}
          {comparisons(report.choice)}
        </Fold>
      )}
      {report.ages.length > 0 && <Fold title={l(words.ages)}>{comparisons(report.ages)}</Fold>}
      {report.urinary.length > 0 && <Fold title={l(words.urinary)}>{comparisons(report.urinary)}</Fold>}
      {report.whatIf.length > 0 && (
        <Fold title={l(words.whatIf)}>
          <ul className="sentences">
            {report.whatIf.map(({ indicator, text }) => (
              <li key={indicator}>{l(text)}</li>
            ))}
          </ul>
        </Fold>
      )}
      {report.other.length > 0 && <Fold title={l(words.other)}>{comparisons(report.other)}</Fold>}
      <ForTheGroup report={report} />
      <Method report={report} />
    </div>
  );
}
