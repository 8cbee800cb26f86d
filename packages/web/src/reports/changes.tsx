import { ChangeChart, changeTable } from '@smalspor/charts/change';
import type { ReportBody } from '@smalspor/domain/reports';
import { useTexts } from '../texts/language-provider.tsx';
import { ChartFigure } from './chart-figure.tsx';

/** The follow-up's own pictures: the same months a year apart, with their intervals. */
export function Changes({ report }: { readonly report: ReportBody }) {
  const { l } = useTexts();
  if (report.change.length === 0) return null;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" className="section-heading">
        {l(report.words.change)}
      </h2>
      <div className="headline">
        {report.change.map((block) => (
          <ChartFigure
            key={block.id}
            block={block}
            unit={block.unit}
            chart={ChangeChart}
            table={changeTable}
            words={report.words}
            level={3}
          />
        ))}
      </div>
    </section>
  );
}
