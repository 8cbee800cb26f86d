import { Alert, Button, Heading, Paragraph } from '@digdir/designsystemet-react';
import type { GroupReportModel } from '@smalspor/domain/group-report';
import { formatInstantDate } from '@smalspor/domain/texts';
import { Link, useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { Fold } from '../reports/fold.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { GroupFigures } from './group-figures.tsx';
import { GroupSentences } from './group-sentences.tsx';
import { MeetingPapers } from './meeting-papers.tsx';
import { SharedFigures } from './shared-figures.tsx';

/** The group's report in a round: aggregates for the meeting, and what members show each other. */
export function GroupReportPage() {
  const { roundId = '', report: id = '' } = useParams();
  const answer = useApi('readGroupReport', { roundId, report: id });
  if (answer.isPending) return <Loading />;
  if (answer.isError) {
    if (isNotFound(answer.error)) return <NotFoundPage />;
    return <ProblemPage error={answer.error} retry={answer.refetch} />;
  }
  return <GroupReport roundId={roundId} id={id} report={answer.data.report} />;
}

interface Props {
  readonly roundId: string;
  readonly id: string;
  readonly report: GroupReportModel;
}

function GroupReport({ roundId, id, report }: Props) {
  const { t, l, language } = useTexts();
  const { words, withheld, replaced, release } = report;
  return (
    <Page
      wide
      title={l(report.title)}
      overline={
        <>
          <Link to={`/rounds/${roundId}`}>{report.unitName}</Link> · {l(report.period.label)}
        </>
      }
      lead={report.area}
      actions={
        <Button asChild variant="secondary" data-size="sm">
          <Link to={`/rounds/${roundId}/group/${id}/screen`}>{t('groupReport.page.show')}</Link>
        </Button>
      }
    >
      {replaced && (
        <Alert data-color="info">
          <Paragraph>{l(replaced)}</Paragraph>
        </Alert>
      )}
      {withheld && (
        <Alert data-color="warning">
          <Paragraph>{l(withheld.text)}</Paragraph>
        </Alert>
      )}
      <GroupSentences report={report} />
      <div className="group-report">
        <GroupFigures report={report} />
        <section className="section" aria-labelledby="group-questions">
          <Heading level={2} data-size="xs" id="group-questions">
            {l(words.questions)}
          </Heading>
          <ul className="sentences">
            {report.questions.map((question) => (
              <li key={question.nb}>{l(question)}</li>
            ))}
          </ul>
        </section>
        <SharedFigures roundId={roundId} id={id} words={words} />
        <MeetingPapers roundId={roundId} id={id} />
        <Fold title={l(words.method)}>
          {report.method.map(({ heading, text }) => (
            <div key={heading.nb}>
              <Heading level={3} data-size="2xs">
                {l(heading)}
              </Heading>
              <Paragraph>{l(text)}</Paragraph>
            </div>
          ))}
        </Fold>
      </div>
      <p className="source">
        {l(report.source)} {release && `${formatInstantDate(release.publishedAt, language)}.`}
      </p>
    </Page>
  );
}
