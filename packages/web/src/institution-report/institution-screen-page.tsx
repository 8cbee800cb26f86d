import { useMemo } from 'react';
import { useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { ScreenDeck } from '../screen/screen-deck.tsx';
import { institutionScreens } from './institution-screens.tsx';
import { institutionReportPath } from './report-path.ts';

/** A home's report for the wall of the ward's meeting. */
export function InstitutionScreenPage() {
  const { organisation = '', reportId = 'latest' } = useParams();
  const answer = useApi('readInstitutionReport', { organisation, reportId });
  const report = answer.data?.report;
  const screens = useMemo(() => (report ? institutionScreens(report) : []), [report]);
  if (answer.isPending) return <Loading />;
  if (answer.isError) {
    if (isNotFound(answer.error)) return <NotFoundPage />;
    return <ProblemPage error={answer.error} retry={answer.refetch} />;
  }
  const label = answer.data.report.synthetic ? answer.data.report.words.synthetic : null;
  return <ScreenDeck screens={screens} label={label} back={institutionReportPath(organisation, reportId)} />;
}
