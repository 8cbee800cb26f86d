import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { ChangeChart, changeTable } from '@smalspor/charts/change';
import { changesBlock, verdictSentence } from '@smalspor/charts/evaluation';
import type { OutputOf } from '@smalspor/contract/operations';
import type { MeasureView } from '@smalspor/domain/evaluation';
import type { ChangeBlock } from '@smalspor/domain/reports';
import { formatMonthLong, formatNumber, inEachLanguage } from '@smalspor/domain/texts';
import { useApi } from '../api/use-api.ts';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import type { BlockTexts } from './open-blocks.ts';

type OpenMeasure = NonNullable<OutputOf<'readOpenProgramme'>['results']>['measures'][number];

/** What the release tells of the programmes: the answer, and what happened to those who took part and to others. */
export function OpenProgrammes({ release }: { readonly release: string }) {
  const { t } = useTexts();
  const programmes = useApi('listOpenProgrammes', {});
  if (!programmes.data || programmes.data.programmes.length === 0) return null;
  return (
    <section className="section spaced" aria-labelledby="programmes">
      <Heading level={2} data-size="sm" id="programmes">
        {t('openResults.page.programmes')}
      </Heading>
      <Paragraph>{t('openResults.page.programmesLead')}</Paragraph>
      {programmes.data.programmes.map(({ id }) => (
        <OpenProgramme key={id} release={release} programme={id} />
      ))}
    </section>
  );
}

function OpenProgramme({ release, programme }: { readonly release: string; readonly programme: string }) {
  const { t, l, language } = useTexts();
  const read = useApi('readOpenProgramme', { release, programme });
  if (!read.data) return null;
  const { name, register, missing, results } = read.data;
  return (
    <section className="panel spaced" aria-labelledby={`programme-${programme}`}>
      <Heading level={3} data-size="xs" id={`programme-${programme}`}>
        {l(name)}
      </Heading>
      {missing !== null && <Paragraph>{t(`evaluation.missing.${missing}`)}</Paragraph>}
      {results && (
        <Paragraph className="quiet">
          {t(`evaluation.about.${register}`, {
            participants: formatNumber(results.participants, 0, language),
            from: formatMonthLong(results.from, language),
            to: formatMonthLong(results.to, language),
          })}
        </Paragraph>
      )}
      {results?.measures.map((measure) => (
        <OneMeasure key={measure.indicator} measure={measure} />
      ))}
    </section>
  );
}

function OneMeasure({ measure }: { readonly measure: OpenMeasure }) {
  const texts = useTexts();
  const { t, l, language } = texts;
  const { described, controlled } = measure;
  const view: MeasureView = {
    ...measure,
    truth: null,
    described: described && { ...described, counties: [] },
    controlled: controlled && { ...controlled, preTrend: null },
  };
  const words = { tables: inEachLanguage(() => t('openResults.page.tables')) };
  return (
    <div className="evaluated">
      <Heading level={4} data-size="2xs">
        {l(measure.name)}
      </Heading>
      <Paragraph>{verdictSentence(view, t, language)}</Paragraph>
      {view.described && described && (
        <>
          <ChangeFigure block={changesBlock(view, view.described, texts)} words={words} />
          {described.counties.length > 0 && (
            <ChangeFigure block={byCountyBlock(measure, described, texts)} words={words} />
          )}
        </>
      )}
    </div>
  );
}

function ChangeFigure({
  block,
  words,
}: {
  readonly block: ChangeBlock;
  readonly words: Parameters<typeof ChartFigure<ChangeBlock>>[0]['words'];
}) {
  return (
    <ChartFigure
      block={block}
      unit={block.unit}
      chart={ChangeChart}
      table={changeTable}
      words={words}
      level={5}
    />
  );
}

/** The change among those who took part, county by county: never their figures before and after. */
function byCountyBlock(
  { indicator, scale }: OpenMeasure,
  { counties }: NonNullable<OpenMeasure['described']>,
  { t }: BlockTexts,
): ChangeBlock {
  const same = (text: string) => inEachLanguage(() => text);
  return {
    id: `counties-${indicator}`,
    indicator,
    title: same(t('openResults.page.byCounty')),
    unit: same(t('evaluation.changesUnit')),
    scale: scale === 'percent' ? 'percent' : 'rate',
    decimals: 1,
    changeDecimals: 1,
    measure: 'percent',
    summary: same(''),
    rows: counties.map(({ name, change }) => ({
      level: 'county',
      label: same(name),
      ...{ before: null, after: null, note: null },
      change: change.changePercent,
      low: change.low,
      high: change.high,
    })),
  };
}
