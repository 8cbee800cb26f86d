import { Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { Link } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { halfOf, VisitItems } from './visit-items.tsx';

type Figures = NonNullable<OutputOf<'readVisitFigures'>['figures']>;

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
          <VisitItems figures={figures} />
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
        </>
      )}
    </Page>
  );
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
