import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatNumber } from '@smalspor/domain/texts';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { seldomInPlace } from './seldom-in-place.ts';

type Figures = NonNullable<OutputOf<'readVisitFigures'>['figures']>;
type Share = Figures['items'][number];

interface VisitItemsProps {
  readonly figures: Figures;
}

/** `2026-1` as the words of a half-year want it. */
export function halfOf(halfYear: string) {
  return { half: halfYear.slice(5), year: halfYear.slice(0, 4) };
}

/** How often each item was in place: first what to begin with, then every one by half-year. */
export function VisitItems({ figures }: VisitItemsProps) {
  const { t, l } = useTexts();
  const { checklist, periods, items, fewestHomes } = figures;
  const title = t('visit.figures.items');
  const asked = new Set(items.map(({ item }) => item));
  return (
    <>
      <Seldom figures={figures} />
      <section className="section spaced" aria-labelledby="items">
        <Heading level={2} data-size="xs" id="items">
          {title}
        </Heading>
        <Paragraph>{t('visit.figures.few', { homes: fewestHomes })}</Paragraph>
        <WideTable label={title}>
          <table className="figures data-table visit-items">
            <caption className="unseen">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{l(checklist.title)}</th>
                {periods.map(({ halfYear }) => (
                  <th key={halfYear} scope="col" data-numeric>
                    {t('visit.figures.halfYear', halfOf(halfYear))}
                  </th>
                ))}
                <th scope="col" data-numeric>
                  {t('visit.figures.altogether')}
                </th>
              </tr>
            </thead>
            {checklist.sections
              .map((section) => ({ section, own: section.items.filter(({ id }) => asked.has(id)) }))
              .filter(({ own }) => own.length > 0)
              .map(({ section, own }) => (
                <tbody key={section.id}>
                  <tr>
                    <th scope="rowgroup" colSpan={periods.length + 2}>
                      {l(section.title)}
                    </th>
                  </tr>
                  {own.map(({ id, text }) => (
                    <tr key={id}>
                      <th scope="row">{l(text)}</th>
                      {periods.map(({ halfYear, items: then }) => (
                        <ShareCell key={halfYear} share={then.find(({ item }) => item === id)} />
                      ))}
                      <ShareCell share={items.find(({ item }) => item === id)} />
                    </tr>
                  ))}
                </tbody>
              ))}
          </table>
        </WideTable>
      </section>
    </>
  );
}

/** What the figures say to do: the routines to begin with. */
function Seldom({ figures: { checklist, periods } }: VisitItemsProps) {
  const { t, l, language } = useTexts();
  const seldom = seldomInPlace(periods);
  if (seldom.length === 0) return null;
  const texts = new Map(checklist.sections.flatMap(({ items }) => items).map(({ id, text }) => [id, text]));
  const percent = (share: number) => `${formatNumber(100 * share, 0, language)}\u00a0%`;
  return (
    <section className="section spaced" aria-labelledby="seldom">
      <Heading level={2} data-size="xs" id="seldom">
        {t('visit.figures.seldom')}
      </Heading>
      <ol className="visit-seldom">
        {seldom.map(({ item, share, before }) => {
          const text = texts.get(item);
          return (
            <li key={item}>
              {text === undefined ? item : l(text)}:{' '}
              <strong>{t('visit.figures.ofAll', { share: percent(share) })}</strong>
              {before !== null && ` ${t('visit.figures.before', { share: percent(before) })}`}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function ShareCell({ share }: { readonly share: Share | undefined }) {
  const { t, language } = useTexts();
  if (share?.share == null) return <td data-numeric>{t('visit.figures.tooFew')}</td>;
  return (
    <td data-numeric className="share-cell">
      <span className="share-bar" style={{ width: `${100 * share.share}%` }} aria-hidden />
      <span>{formatNumber(100 * share.share, 0, language)} %</span>
    </td>
  );
}
