import { useMemo } from 'react';
import { useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { ScreenDeck } from '../screen/screen-deck.tsx';
import { screensOf } from './screens-of.tsx';

/** The group's report for the wall of the meeting room: one thing at a time, turned by the arrow keys. */
export function GroupScreenPage() {
  const { roundId = '', report: id = '' } = useParams();
  const answer = useApi('readGroupReport', { roundId, report: id });
  const report = answer.data?.report;
  const screens = useMemo(() => (report ? screensOf(report) : []), [report]);
  if (answer.isPending) return <Loading />;
  if (answer.isError) {
    if (isNotFound(answer.error)) return <NotFoundPage />;
    return <ProblemPage error={answer.error} retry={answer.refetch} />;
  }
  const label = answer.data.report.synthetic ? answer.data.report.words.synthetic : null;
  return <ScreenDeck screens={screens} label={label} back={`/rounds/${roundId}/group/${id}`} />;
}
