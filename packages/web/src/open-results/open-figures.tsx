import { Paragraph } from '@digdir/designsystemet-react';
import { comparisonTable, DotComparison } from '@smalspor/charts/comparison';
import { RunChart, trendTable } from '@smalspor/charts/trend';
import { printValue } from '@smalspor/domain/reports';
import { inEachLanguage } from '@smalspor/domain/texts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Problem } from '../frame/problem.tsx';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { countiesBlock, type OpenArea, type OpenIndicator, seriesBlock, styleOf } from './open-blocks.ts';
import type { OpenChoice } from './open-choice.tsx';
import { OpenTable } from './open-table.tsx';

interface Props {
  readonly release: string;
  readonly choice: OpenChoice;
  readonly indicator: OpenIndicator;
  readonly areas: readonly OpenArea[];
}

/** More than the periods of any series, and than the counties of any period. */
const LIMIT = 1000;

/** The chosen area over time, and the counties of the last period beside each other. */
export function OpenFigures({ release, choice, indicator, areas }: Props) {
  const texts = useTexts();
  const isOfHomes = indicator.setting === 'institution';
  const common = {
    ...{ release, indicator: indicator.id, limit: LIMIT },
    ...(isOfHomes ? { wardType: choice.wardType } : { kind: choice.kind }),
  };
  const own = useApi('listOpenValues', { ...common, area: choice.area });
  const nation = useApi('listOpenValues', { ...common, area: 'nation' });
  const failed = [own, nation].find(({ isError }) => isError);
  if (failed) return <Problem error={failed.error} retry={failed.refetch} />;
  if (!own.data || !nation.data) return <Loading />;
  const name = texts.l(areas.find(({ id }) => id === choice.area)?.name ?? indicator.name);
  const style = styleOf(indicator, [...own.data.values, ...nation.data.values]);
  const block = seriesBlock(
    indicator,
    { id: choice.area, name },
    { own: own.data.values, nation: nation.data.values },
    (value) => printValue(value, style)[texts.language],
    texts,
  );
  const last = nation.data.values.at(-1)?.period.to;
  const isKnown = own.data.values.some(({ value }) => value !== null);
  return (
    <>
      {isKnown ? (
        <ChartFigure
          block={block}
          unit={indicator.unit}
          chart={RunChart}
          table={trendTable}
          words={{ tables: inEachLanguage(() => texts.t('openResults.page.tables')) }}
          level={3}
        />
      ) : (
        <Paragraph>{texts.t('openResults.page.overTimeNothing')}</Paragraph>
      )}
      <OpenTable values={own.data.values} indicator={indicator} area={name} />
      {last !== undefined && <Counties common={common} last={last} indicator={indicator} areas={areas} />}
    </>
  );
}

interface CountiesProps {
  readonly common: Parameters<typeof useApi<'listOpenValues'>>[1];
  readonly last: string;
  readonly indicator: OpenIndicator;
  readonly areas: readonly OpenArea[];
}

function Counties({ common, last, indicator, areas }: CountiesProps) {
  const texts = useTexts();
  const of = useApi('listOpenValues', { ...common, from: last, to: last });
  if (of.isError) return <Problem error={of.error} retry={of.refetch} />;
  if (!of.data) return <Loading />;
  const level = indicator.setting === 'institution' ? 'county-today' : 'county';
  const byId = new Map(areas.map((area) => [area.id, area]));
  // Where all of a county is hidden it has no name here, and nothing to be shown.
  const counties = of.data.values.filter(({ area }) => byId.get(area)?.level === level);
  if (counties.length === 0) return <Paragraph>{texts.t('openResults.page.notByCounty')}</Paragraph>;
  const nation = of.data.values.filter(({ area }) => area === 'nation');
  return (
    <ChartFigure
      block={countiesBlock(indicator, [...counties, ...nation], byId, texts)}
      unit={indicator.unit}
      chart={DotComparison}
      table={comparisonTable}
      words={{ tables: inEachLanguage(() => texts.t('openResults.page.tables')) }}
      level={3}
    />
  );
}
