import { Heading, Paragraph } from '@digdir/designsystemet-react';
import { LinesChart, linesTable } from '@smalspor/charts/lines';
import { ControlChart, controlTable } from '@smalspor/charts/signals';
import { formatMonthLong } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useTexts } from '../texts/language-provider.tsx';
import { type Choices, changeAddress, type ExploreAddress, writeAddress } from './explore-address.ts';
import { ExploreFigure } from './explore-figure.tsx';
import type { ExploreView } from './explore-words.ts';
import { controlBlock, linesBlock, partsBlock } from './time-blocks.ts';

interface Props {
  readonly choices: Choices;
  readonly address: ExploreAddress;
  readonly view: ExploreView;
}

/** Over time: beside others, divided, between the limits of chance, and what happened meanwhile. */
export function TimeView({ choices, address, view }: Props) {
  const pen = useTexts();
  const parts = partsBlock(view, pen);
  const control = controlBlock(view, pen);
  return (
    <>
      <div className="pictures">
        <ExploreFigure view={view} block={linesBlock(view, pen)} chart={LinesChart} table={linesTable} />
        {parts && <ExploreFigure view={view} block={parts} chart={LinesChart} table={linesTable} />}
        {control && <ExploreFigure view={view} block={control} chart={ControlChart} table={controlTable} />}
      </div>
      {!control && <NoSignals choices={choices} address={address} />}
      <Annotations view={view} />
    </>
  );
}

/** Signals need periods that do not overlap; where there are such, the way to them. */
function NoSignals({ choices, address }: Omit<Props, 'view'>) {
  const { t } = useTexts();
  const periods = choices.indicators
    .find(({ id }) => id === address.indicator)
    ?.levels.find(({ level }) => level === address.level)?.periods;
  const other = (['quarter', 'month'] as const).find(
    (period) => periods?.includes(period) && period !== address.period,
  );
  if (address.period !== 'rolling12') {
    return <Paragraph className="quiet">{t('explorePage.signals.tooFew')}</Paragraph>;
  }
  return (
    <Paragraph className="quiet">
      {t('explorePage.signals.overlap')}{' '}
      {other && (
        <Link
          to={{
            search: writeAddress(changeAddress(address, { period: other, end: null }, choices)).toString(),
          }}
        >
          {t(`explorePage.signals.to.${other}`)}
        </Link>
      )}
    </Paragraph>
  );
}

function Annotations({ view }: { readonly view: ExploreView }) {
  const { t, l, language } = useTexts();
  if (view.annotations.length === 0) return null;
  return (
    <section aria-labelledby="explore-annotations" className="spaced">
      <Heading level={2} data-size="2xs" id="explore-annotations">
        {t('explorePage.annotations')}
      </Heading>
      <dl className="facts">
        {view.annotations.map(({ id, month, text, source, invented }) => (
          <div key={id} className="explore-annotation">
            <dt>{formatMonthLong(month, language)}</dt>
            <dd>
              {l(text)} <span className="quiet">{invented ? t('explorePage.invented') : source}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
