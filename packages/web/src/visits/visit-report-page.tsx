import { Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { OutputOf } from '@smalspor/contract/operations';
import { formatDay } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { WideTable } from '../frame/wide-table.tsx';
import { formatInstant } from '../texts/format-instant.ts';
import { useTexts } from '../texts/language-provider.tsx';
import { AnswerText } from './answer-text.tsx';

type Report = OutputOf<'readVisitReport'>;
type Section = Report['checklist']['sections'][number];

/** What was seen on a visit, as the home gets it: on the page and on paper. */
export function VisitReportPage() {
  const { visitId = '' } = useParams();
  const { t, l, language } = useTexts();
  const report = useApi('readVisitReport', { visitId }, { fresh: true });
  if (report.isPending) return <Loading />;
  if (report.isError) return <ProblemPage error={report.error} retry={report.refetch} />;
  const { home, ward, day, visitor, checklist, organisation, version, reportedAt } = report.data;
  return (
    <Page
      title={`${home}, ${ward}`}
      overline={<Link to={`/institution/${organisation}/visits`}>{t('visit.title')}</Link>}
      lead={`${l(checklist.title)} · ${formatDay(day, language)} · ${visitor}`}
      actions={
        <>
          <Button asChild variant="secondary" data-size="sm">
            <a href={`/api/visits/${encodeURIComponent(visitId)}/report/pdf?language=${language}`} download>
              {t('report.pdf')}
            </a>
          </Button>
          <Button className="on-desks" variant="tertiary" data-size="sm" onClick={() => window.print()}>
            {t('visit.report.print')}
          </Button>
        </>
      }
    >
      <WorkOn report={report.data} />
      {checklist.sections.map((section) => (
        <SectionTable key={section.id} section={section} report={report.data} />
      ))}
      <Paragraph className="quiet">
        {t('visit.report.about', { version, when: formatInstant(reportedAt, language) })}
      </Paragraph>
    </Page>
  );
}

/** What is in place first, then what to look at. */
function WorkOn({ report }: { readonly report: Report }) {
  const { t, l } = useTexts();
  const { checklist, sums, workOn } = report;
  const items = checklist.sections.flatMap((section) => section.items);
  const inPlace = sums.reduce((sum, { yes }) => sum + yes, 0);
  const asked = sums.reduce((sum, { yes, no }) => sum + yes + no, 0);
  return (
    <section className="section" aria-labelledby="short">
      <Heading level={2} data-size="xs" id="short">
        {t('visit.report.short')}
      </Heading>
      {asked > 0 && <Paragraph>{t('visit.report.inPlace', { inPlace, asked })}</Paragraph>}
      {workOn.length === 0 ? (
        <Paragraph>{t('visit.report.nothing')}</Paragraph>
      ) : (
        <>
          <Paragraph>{t('visit.report.workOn')}</Paragraph>
          <ul className="sentences">
            {items
              .filter(({ id }) => workOn.includes(id))
              .map(({ id, text }) => (
                <li key={id}>{l(text)}</li>
              ))}
          </ul>
        </>
      )}
    </section>
  );
}

function SectionTable({ section, report }: { readonly section: Section; readonly report: Report }) {
  const { t, l, language } = useTexts();
  const { answers, before } = report;
  const sum = report.sums.find((each) => each.section === section.id);
  const title = l(section.title);
  return (
    <section className="section spaced visit-answers" aria-labelledby={`section-${section.id}`}>
      <Heading level={2} data-size="xs" id={`section-${section.id}`}>
        {title}
      </Heading>
      {sum && sum.of > 0 && <p className="quiet">{t('visit.report.seen', { done: sum.done, of: sum.of })}</p>}
      <WideTable label={title}>
        <table className="figures data-table">
          <caption className="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('visit.report.item')}</th>
              <th scope="col">{t('visit.report.now')}</th>
              {before && <th scope="col">{formatDay(before.day, language)}</th>}
            </tr>
          </thead>
          <tbody>
            {section.items.map(({ id, text }) => (
              <tr key={id}>
                <th scope="row">{l(text)}</th>
                <td>
                  <AnswerText answer={answers[id]} />
                </td>
                {before && (
                  <td>
                    <AnswerText answer={before.answers[id]} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </WideTable>
    </section>
  );
}
