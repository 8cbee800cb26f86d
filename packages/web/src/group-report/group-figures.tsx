import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { ChangeChart, changeTable } from '@smalspor/charts/change';
import { comparisonTable, DotComparison } from '@smalspor/charts/comparison';
import type { GroupReportModel } from '@smalspor/domain/group-report';
import type { ComparisonBlock } from '@smalspor/domain/reports';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { FirstAndMore } from './first-and-more.tsx';

/** The group among the places around it, one picture for each indicator; in a follow-up, the changes. */
export function GroupFigures({ report }: { readonly report: GroupReportModel }) {
  const { l } = useTexts();
  const { words, figures, changes } = report;
  if (figures.length + changes.length === 0) return null;
  return (
    <section aria-labelledby="group-figures">
      <Heading level={2} data-size="xs" id="group-figures" className="section-heading">
        {l(changes.length > 0 ? words.change : words.figures)}
      </Heading>
      <FirstAndMore
        words={words}
        pictures={[
          ...figures.map((block) => (
            <ChartFigure
              key={block.id}
              block={block}
              unit={block.unit}
              chart={DotComparison}
              table={comparisonTable}
              words={words}
              level={3}
              more={<HowCalculated block={block} />}
            />
          )),
          ...changes.map((block) => (
            <ChartFigure
              key={block.id}
              block={block}
              unit={block.unit}
              chart={ChangeChart}
              table={changeTable}
              words={words}
              level={3}
            />
          )),
        ]}
      />
    </section>
  );
}

function HowCalculated({ block }: { readonly block: ComparisonBlock }) {
  const { t, l } = useTexts();
  return (
    <details className="twin">
      <summary>
        {t('groupReport.page.how')}
        <span className="unseen">: {l(block.title)}</span>
      </summary>
      <Paragraph data-size="sm">
        {t('groupReport.page.howGroup')} {l(block.origin.definition)}
      </Paragraph>
      <Paragraph data-size="sm">{l(block.origin.caveats)}</Paragraph>
    </details>
  );
}
