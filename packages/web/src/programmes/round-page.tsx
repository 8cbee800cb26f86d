import { Paragraph, Tag } from '@digdir/designsystemet-react';
import { useParams } from 'react-router';
import { isNotFound } from '../api/is-not-found.ts';
import { useApi } from '../api/use-api.ts';
import { OthersCertificates } from '../certificates/others-certificates.tsx';
import { RoundCertificate } from '../certificates/round-certificate.tsx';
import { RoundEvents } from '../events/round-events.tsx';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { PrintReports } from '../printing/print-reports.tsx';
import { AskedQuestions } from '../questionnaires/asked-questions.tsx';
import { useTexts } from '../texts/language-provider.tsx';
import { EnrolForm } from './enrol-form.tsx';
import { ListLength } from './list-length.tsx';
import { RoundHours } from './round-hours.tsx';
import { RoundMeetings } from './round-meetings.tsx';
import { RoundModules } from './round-modules.tsx';
import { RoundNext } from './round-next.tsx';
import { RoundPeople } from './round-people.tsx';
import { RoundReports } from './round-reports.tsx';
import { RoundSettings } from './round-settings.tsx';
import { statusColor } from './status-color.ts';
import type { RoundView } from './use-round.ts';

/** How often a page that waits for its reports looks for them, in milliseconds. */
const LOOK_AGAIN_MS = 3_000;

/** One round: what comes next, and everything that belongs to it. */
export function RoundPage() {
  const { roundId = '' } = useParams();
  const { t, l } = useTexts();
  const round = useApi(
    'readRound',
    { roundId },
    { fresh: true, every: (data) => (data && isWaiting(data) ? LOOK_AGAIN_MS : false) },
  );
  if (round.isPending) return <Loading />;
  if (round.isError) {
    if (isNotFound(round.error)) return <NotFoundPage />;
    return <ProblemPage error={round.error} retry={round.refetch} />;
  }
  const { programme, unitName, status, statusText } = round.data;
  return (
    <Page
      title={unitName}
      overline={l(programme.name)}
      lead={
        <>
          {l(programme.summary)} <Tag data-color={statusColor(status)}>{l(statusText)}</Tag>
        </>
      }
    >
      {round.data.credits.length > 0 && <AskedQuestions roundId={round.data.id} />}
      <RoundEvents programme={programme.id} />
      {status === 'invited' ? <Invitation round={round.data} /> : <Running round={round.data} />}
      {status === 'finished' && <Paragraph>{t('round.finished')}</Paragraph>}
    </Page>
  );
}

/** Reports of months that have passed are made in the background as soon as somebody has joined. */
function isWaiting(round: RoundView): boolean {
  return (
    (round.status === 'enrolled' || round.status === 'active') &&
    round.reports.length > 0 &&
    round.reports.every(({ reportId }) => reportId === null)
  );
}

function Invitation({ round }: { readonly round: RoundView }) {
  const { t, l } = useTexts();
  return (
    <>
      <Paragraph>{l(round.programme.effort)}</Paragraph>
      {round.leads ? <EnrolForm round={round} /> : <Paragraph>{t('round.leaderEnrols')}</Paragraph>}
    </>
  );
}

function Running({ round }: { readonly round: RoundView }) {
  return (
    <div className="round">
      <RoundNext round={round} />
      {round.takesPart && round.programme.asksListLength && <ListLength round={round} />}
      <RoundReports round={round} />
      <RoundMeetings round={round} />
      <RoundModules round={round} />
      <RoundHours round={round} />
      <RoundCertificate round={round} />
      <RoundPeople round={round} />
      <OthersCertificates round={round} />
      <PrintReports round={round} />
      <RoundSettings round={round} />
    </div>
  );
}
