import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { PlaceHistogram, placeTable } from '@smalspor/charts/place';
import type { OutputOf } from '@smalspor/contract/operations';
import { closedBins } from '@smalspor/domain/institution-report';
import type { PlaceBlock } from '@smalspor/domain/reports';
import { formatMonthLong, inEachLanguage } from '@smalspor/domain/texts';
import { useState } from 'react';
import { useApi } from '../api/use-api.ts';
import { Problem } from '../frame/problem.tsx';
import { ChartFigure } from '../reports/chart-figure.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { Choose } from './choose.tsx';
import type { FiguresChoice } from './use-figures.ts';

type View = OutputOf<'readInstitutionSpread'>;

/** How different institutions with one kind of stay are, as bars of several of them. */
export function SpreadOfInstitutions({ choice }: { readonly choice: FiguresChoice }) {
  const { t } = useTexts();
  const [county, setCounty] = useState('');
  const read = useApi('readInstitutionSpread', { ...choice, ...(county === '' ? {} : { county }) });
  // The pictures above already say that something is on its way.
  if (read.isPending) return null;
  if (read.isError) return <Problem error={read.error} retry={read.refetch} />;
  const { counties, among, reason } = read.data;
  return (
    <section className="section spaced" aria-labelledby="spread">
      <Heading level={2} data-size="xs" id="spread">
        {t('followUp.page.spread')}
      </Heading>
      <Paragraph>{t('followUp.page.spreadLead')}</Paragraph>
      {counties.length > 0 && (
        <div className="follow-up-filter no-print">
          <Choose label={t('followUp.page.county')} value={county} change={setCounty}>
            <option value="">{t('followUp.page.together')}</option>
            {counties.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </Choose>
        </div>
      )}
      {among === null ? (
        <Paragraph>{t(`followUp.page.reason.${reason ?? 'no-data'}`)}</Paragraph>
      ) : (
        <Bars
          view={read.data}
          among={among}
          county={counties.find(({ code }) => code === county)?.name ?? ''}
        />
      )}
    </section>
  );
}

interface BarsProps {
  readonly view: View;
  readonly among: NonNullable<View['among']>;
  readonly county: string;
}

function Bars({ view, among, county }: BarsProps) {
  const { t, language } = useTexts();
  const same = (text: string) => inEachLanguage(() => text);
  const homes = view.bins.reduce((sum, bin) => sum + bin.homes, 0);
  const { period } = view;
  const month = (text: string | undefined) => (text === undefined ? '' : formatMonthLong(text, language));
  const block: PlaceBlock = {
    ...{ id: 'spread', indicator: view.indicator, scale: 'rate', decimals: 1, own: null, previous: null },
    title: view.indicators.find(({ id }) => id === view.indicator)?.name ?? same(view.indicator),
    unit: same(t('followUp.page.unit')),
    bins: closedBins(view.bins),
    countedLabel: same(t('followUp.page.homes')),
    summary: same(
      t(`followUp.page.among.${among}`, { homes, county, from: month(period?.from), to: month(period?.to) }),
    ),
  };
  return (
    <ChartFigure
      block={block}
      unit={block.unit}
      chart={PlaceHistogram}
      table={placeTable}
      words={{ tables: same(t('followUp.page.table')) }}
      level={3}
    />
  );
}
