import { Dialog, Heading, Paragraph } from '@digdir/designsystemet-react';
import { formatInstantDate, formatMonthSpan, formatNumber, type Localised } from '@smalspor/domain/texts';
import { useRef } from 'react';
import { useTexts } from '../texts/language-provider.tsx';
import { type ExploreView, figureText, type Pen, periodText, reasonText } from './explore-words.ts';

/** «Why this number»: definition, reasons, caveats, what it was divided by, version and release, and what is hidden. */
export function WhyThisNumber({ view }: { readonly view: ExploreView }) {
  const { t, l } = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const { why } = view;
  return (
    <>
      <button
        type="button"
        className="text-button"
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {t('explorePage.why.open')}
      </button>
      <Dialog
        ref={dialog}
        closedby="any"
        closeButton={t('frame.close')}
        aria-labelledby="explore-why"
        className="origin"
      >
        <Dialog.Block>
          <Heading level={2} data-size="xs" id="explore-why">
            {l(why.name)}
          </Heading>
          <Figure view={view} />
          <Part heading={t('explorePage.why.definition')} text={why.definition} />
          <Part heading={t('explorePage.why.reason')} text={why.reason} />
          <Part heading={t('explorePage.why.caveats')} text={why.caveats} />
          <Facts view={view} />
        </Dialog.Block>
      </Dialog>
    </>
  );
}

function Part({ heading, text }: { readonly heading: string; readonly text: Localised }) {
  const { l } = useTexts();
  if (l(text) === '') return null;
  return (
    <>
      <Heading level={3} data-size="2xs">
        {heading}
      </Heading>
      <Paragraph>{l(text)}</Paragraph>
    </>
  );
}

/** The figure of the first unit with what it was made of. */
function Figure({ view }: { readonly view: ExploreView }) {
  const pen: Pen = useTexts();
  const { t, l, language } = pen;
  const { point, unit } = view.why;
  if (point === null || unit === null) return null;
  const count = (value: number | null) =>
    value === null
      ? t('explorePage.why.notTold')
      : formatNumber(value, Number.isInteger(value) ? 0 : 1, language);
  return (
    <dl className="facts">
      <dt>{l(unit.name)}</dt>
      <dd>{periodText(view.state.period, view.state.end, pen)}</dd>
      <dt>{t('explorePage.why.value')}</dt>
      <dd>{figureText(point, view.indicator, pen)}</dd>
      {point.value !== null && (
        <>
          <dt>{t('origin.numerator')}</dt>
          <dd>{count(point.numerator)}</dd>
          <dt>{t('origin.denominator')}</dt>
          <dd>{count(point.denominator)}</dd>
        </>
      )}
      {point.expected !== null && (
        <>
          <dt>{t('explorePage.why.expected')}</dt>
          <dd>{formatNumber(point.expected, view.indicator.decimals, language)}</dd>
        </>
      )}
    </dl>
  );
}

function Facts({ view }: { readonly view: ExploreView }) {
  const pen: Pen = useTexts();
  const { t, language } = pen;
  const { why, indicator } = view;
  return (
    <>
      {why.hidden.length > 0 && (
        <>
          <Heading level={3} data-size="2xs">
            {t('explorePage.why.hidden')}
          </Heading>
          <ul>
            {why.hidden.map(({ reason, figures }) => (
              <li key={reason}>
                {t('explorePage.why.hiddenFigures', { count: figures })} {reasonText(reason, pen)}
              </li>
            ))}
          </ul>
        </>
      )}
      <dl className="facts">
        <dt>{t('origin.definition')}</dt>
        <dd>{t('origin.version', { id: indicator.id, version: why.version })}</dd>
        <dt>{t('explorePage.why.minimum')}</dt>
        <dd>{formatNumber(why.minimum, 0, language)}</dd>
        <dt>{t('explorePage.why.ddd')}</dt>
        <dd>{why.dddIndexYear}</dd>
        <dt>{t('explorePage.why.data')}</dt>
        <dd>{formatMonthSpan(why.from, why.to, language)}</dd>
        <dt>{t('origin.release')}</dt>
        <dd>
          {why.release}, {formatInstantDate(why.builtAt, language)}
        </dd>
      </dl>
    </>
  );
}
