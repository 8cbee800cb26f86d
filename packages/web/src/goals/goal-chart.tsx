import { type GoalTrend, RunChart, trendTable } from '@smalspor/charts/trend';
import type { OutputOf } from '@smalspor/contract/operations';
import { goalMarks } from '@smalspor/domain/goals';
import { useMemo } from 'react';
import { useApi } from '../api/use-api.ts';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { usePen } from './use-pen.ts';

/** The indicator over time with the line to reach and the month each measure began. */
export function GoalChart({ detail: { trend, goal } }: { readonly detail: OutputOf<'readGoal'> }) {
  const { t } = usePen();
  const catalogue = useApi('listMeasures', {});
  const block = useMemo<GoalTrend | null>(() => {
    if (!trend) return null;
    const { line, starts } = goalMarks({ ...goal, indicatorVersion: 1 });
    const annotations = starts.flatMap(({ month, measure }) => {
      const known = catalogue.data?.measures.find(({ id }) => id === measure);
      return known ? [{ month, text: known.name }] : [];
    });
    return { ...trend, annotations, goalLine: line };
  }, [trend, goal, catalogue.data]);
  if (!block) return <p>{t('goal.page.noTrend')}</p>;
  const table = t('goal.page.table');
  return (
    <ChartFigure
      block={block}
      unit={block.unit}
      chart={RunChart}
      table={trendTable}
      words={{ tables: { nb: table, nn: table, en: table } }}
      level={2}
    />
  );
}
