import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatNumber } from '@smalspor/domain/texts';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';

type Figures = NonNullable<OutputOf<'readVisitFigures'>['figures']>;
type Share = Figures['items'][number];

const COUNTS = ['visits', 'municipalities', 'homes', 'wards'] as const;

/** Visits over time and by area, and how often each item was in place. */
export function VisitFiguresPage() {
  const { t, l } = useTexts();
  const read = useApi('readVisitFigures', {}, { fresh: true });
  if (read.isPending) return <Loading />;
  if (read.isError) return <ProblemPage error={read.error} retry={read.refetch} />;
  const { figures } = read.data;
  return (
    <Page
      title={t('visit.figures.title')}
      overline={<Link to="/visits">{t('visit.title')}</Link>}
      lead={t('visit.figures.lead')}
      wide
    >
      {figures === null || figures.all.visits === 0 ? (
        <Paragraph>{t('visit.figures.none')}</Paragraph>
      ) : (
        <>
          <dl className="facts">
            {COUNTS.map((name) => (
              <div key={name}>
                <dt>{t(`visit.figures.${name}`)}</dt>
                <dd>{figures.all[name]}</dd>
              </div>
            ))}
          </dl>
          <Counts
            id="areas"
            title={t('visit.figures.areas')}
            first={t('visit.figures.area')}
            rows={figures.areas.map(({ kind, id, name, counts }) => ({
              id: `${kind} ${id}`,
              name: l(name),
              counts,
            }))}
          />
          <Counts
            id="time"
            title={t('visit.figures.time')}
            first={t('visit.figures.period')}
            rows={figures.periods.map(({ halfYear, counts }) => ({
              ...{ id: halfYear, name: t('visit.figures.halfYear', halfOf(halfYear)), counts },
            }))}
          />
          <Items figures={figures} />
        </>
      )}
    </Page>
  );
}

/** `2026-1` as the words of a half-year want it. */
function halfOf(halfYear: string) {
  return { half: halfYear.slice(5), year: halfYear.slice(0, 4) };
}

interface CountsProps {
  readonly id: string;
  readonly title: string;
  /** What the rows are. */
  readonly first: string;
  readonly rows: readonly { readonly id: string; readonly name: string; readonly counts: Figures['all'] }[];
}

/** How many visits, municipalities, homes and wards there were in each area, or in each half-year. */
function Counts({ id: section, title, first, rows }: CountsProps) {
  const { t } = useTexts();
  return (
    <section className="section spaced" aria-labelledby={section}>
      <Heading level={2} data-size="xs" id={section}>
        {title}
      </Heading>
      <WideTable label={title}>
        <table className="figures data-table">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {COUNTS.map((name) => (
                <th key={name} scope="col" data-numeric>
                  {t(`visit.figures.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, counts }) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {COUNTS.map((each) => (
                  <td key={each} data-numeric>
                    {counts[each]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

function Items({ figures }: { readonly figures: Figures }) {
  const { t, l } = useTexts();
  const { checklist, periods, items, fewestHomes } = figures;
  const title = t('visit.figures.items');
  return (
    <section className="section spaced" aria-labelledby="items">
      <Heading level={2} data-size="xs" id="items">
        {title}
      </Heading>
      <Paragraph>{t('visit.figures.few', { homes: fewestHomes })}</Paragraph>
      <WideTable label={title}>
        <table className="figures data-table">
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
          <tbody>
            {items.map(({ item }) => (
              <tr key={item}>
                <th scope="row">{l(textOf(figures, item))}</th>
                {periods.map(({ halfYear, items: own }) => (
                  <ShareCell key={halfYear} share={own.find((each) => each.item === item)} />
                ))}
                <ShareCell share={items.find((each) => each.item === item)} />
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}

function ShareCell({ share }: { readonly share: Share | undefined }) {
  const { t, language } = useTexts();
  const told =
    share?.share == null ? t('visit.figures.tooFew') : `${formatNumber(100 * share.share, 0, language)} %`;
  return <td data-numeric>{told}</td>;
}

function textOf({ checklist }: Figures, id: string) {
  const item = checklist.sections.flatMap(({ items }) => items).find((each) => each.id === id);
  return item?.text ?? { nb: id, nn: id, en: id };
}
