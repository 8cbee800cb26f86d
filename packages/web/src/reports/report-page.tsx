import { useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { NoReportPage } from './no-report-page.tsx';
import { ReportView } from './report-view.tsx';

/** The report in force, or the one in the address. */
export function ReportPage() {
  const { reportId = 'latest' } = useParams();
  const answer = useApi('readReport', { reportId });
  if (answer.isPending) return <Loading />;
  if (answer.isError) {
    if (reportId === 'latest' && isNotFound(answer.error)) return <NoReportPage />;
    return <ProblemPage error={answer.error} retry={answer.refetch} />;
  }
  const { report, supersededBy } = answer.data;
  return <ReportView key={report.id} report={report} supersededBy={supersededBy} />;
}
