import { holdsZero, rangeText } from '@smalspor/charts/evaluation';
import type { Change, MeasureView } from '@smalspor/domain/evaluation';
import { formatChange, formatNumber, formatPercent } from '@smalspor/domain/texts';
import { useTexts } from '../texts/language-provider.tsx';

/** Before and after and the controlled estimate, always both: one without the other would mislead. */
export function TwoAnswers({ measure }: { readonly measure: MeasureView }) {
  const { t, language } = useTexts();
  const { described, controlled, scale } = measure;
  if (described === null) return null;
  const value = (of: number) =>
    scale === 'percent' ? formatPercent(of, 1, language) : formatNumber(of, 1, language);
  return (
    <dl className="two-answers">
      <div>
        <dt>{t('evaluation.beforeAfter')}</dt>
        <Figure change={described.participants} />
        <dd className="quiet">
          {t('evaluation.beforeAfterMeans', {
            before: value(described.before),
            after: value(described.after),
          })}
        </dd>
      </div>
      <div>
        <dt>{t('evaluation.controlled')}</dt>
        {controlled === null ? (
          <>
            <dd className="answer">{t('evaluation.noControl')}</dd>
            <dd className="quiet">{t('evaluation.noControlMeans')}</dd>
          </>
        ) : (
          <>
            <Figure change={controlled.firstYear} />
            {holdsZero(controlled.firstYear) && <dd>{t('evaluation.holdsZero')}</dd>}
            <dd className="quiet">{t('evaluation.controlledMeans')}</dd>
          </>
        )}
      </div>
    </dl>
  );
}

function Figure({ change }: { readonly change: Change }) {
  const { t, language } = useTexts();
  return (
    <>
      <dd className="answer">{formatChange(change.changePercent, language, 1)}</dd>
      <dd>{t('evaluation.interval', { range: rangeText(change, language) ?? t('evaluation.noRange') })}</dd>
    </>
  );
}
