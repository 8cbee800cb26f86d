import { loadContent } from '@smalspor/content/loading';
import { type ExampleName, exampleInput } from '@smalspor/domain/report-examples';
import { buildFollowUpReport, buildIndividualReport, type ReportModel } from '@smalspor/domain/reports';

const { indicators, messages } = loadContent();

/** An example as it would be stored. */
export function exampleReport(name: ExampleName): ReportModel {
  const input = exampleInput(name, indicators);
  return name === 'follow-up' ? buildFollowUpReport(input, messages) : buildIndividualReport(input, messages);
}

/** The same report to another doctor with other figures: no picture and no sentence about them is the same. */
export function reportNumber(model: ReportModel, number: number): ReportModel {
  const shift = 1 + (number % 97) / 1000;
  const moved = <T extends { readonly rows: readonly ReportModel['headline'][number]['rows'][number][] }>(
    block: T,
  ): T => ({
    ...block,
    rows: block.rows.map((row) =>
      row.estimate.value === null
        ? row
        : { ...row, estimate: { ...row.estimate, value: row.estimate.value * shift } },
    ),
  });
  return {
    ...model,
    id: `${model.id}-${number}`,
    recipient: { ...model.recipient, name: `Doktor Demo ${number}` },
    headline: model.headline.map(moved),
    choice: model.choice.map(moved),
    ages: model.ages.map(moved),
    urinary: model.urinary.map(moved),
    trends: model.trends.map((trend) => ({
      ...trend,
      points: trend.points.map((point) =>
        point.own.value === null
          ? point
          : { ...point, own: { ...point.own, value: point.own.value * shift } },
      ),
    })),
  };
}
