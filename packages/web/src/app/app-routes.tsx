import { ProblemError } from '@smalspor/contract/client';
import { type ReactNode, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { useAccountLanguage } from '../account/use-account-language.ts';
import { type Session, type User, useSession } from '../account/use-session.ts';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { OPEN_RESULTS } from '../open-results/open-routes.tsx';
import { isKeptAddress } from '../visits/is-kept-address.ts';
import {
  BatchPage,
  BedDaysPage,
  CertificatesPage,
  ChoicePage,
  CountyPage,
  CoursePage,
  CoursesPage,
  CoveragePage,
  DeliveriesPage,
  DemoInboxPage,
  EvaluationPage,
  EventPage,
  EventsPage,
  ExplorePage,
  FollowUpDataPage,
  FollowUpFiguresPage,
  GoalPage,
  GoalsPage,
  GroupReportPage,
  GroupScreenPage,
  HomeSurveyResultPage,
  HomeSurveysPage,
  HomeVisitsPage,
  ImportPage,
  InstitutionGoalPage,
  InstitutionPage,
  InstitutionReportPage,
  InstitutionScreenPage,
  InstitutionsPage,
  InvitationPage,
  LandingPage,
  LessonPage,
  MandatesPage,
  NationalGoalsPage,
  NewEventPage,
  NoticesPage,
  OdditiesPage,
  OfflineVisits,
  QuestionnairePage,
  QuestionsPage,
  ReleasePage,
  ReleasesPage,
  ReportPage,
  ReportsPage,
  ReportViewsPage,
  RollOutPage,
  RoundPage,
  RoundsPage,
  SatisfactionPage,
  SignalPage,
  SignalsPage,
  StopDigestPage,
  SurveyFormPage,
  SurveyPage,
  SurveysPage,
  TakeUpPage,
  TeachingPage,
  ToolPage,
  ToolsPage,
  VerifyPage,
  VisitFiguresPage,
  VisitPage,
  VisitReportPage,
  VisitsPage,
  WorksheetPage,
} from './lazy-pages.ts';

/** Which page stands at which address. What someone may not see is not there for them. */
export function AppRoutes() {
  const session = useSession();
  const { pathname } = useLocation();
  useAccountLanguage(session.data);
  const isOffline =
    (session.isPending && session.fetchStatus === 'paused') ||
    (session.isError && !(session.error instanceof ProblemError));
  if (isOffline && isKeptAddress(pathname)) {
    return <PageFrame session={null} content={opened(<OfflineVisits askAgain={session.refetch} />)} />;
  }
  if (session.isPending) return <PageFrame session={null} content={<Loading />} />;
  if (session.isError) {
    return (
      <PageFrame session={null} content={<ProblemPage error={session.error} retry={session.refetch} />} />
    );
  }
  const { user } = session.data;
  return (
    <PageFrame
      session={session.data}
      content={opened(user ? <SignedIn user={user} session={session.data} /> : <Visitor />)}
    />
  );
}

/** A page whose code may still be on its way. */
function opened(page: ReactNode) {
  return <Suspense fallback={<Loading />}>{page}</Suspense>;
}

function Visitor() {
  return (
    <Routes>
      <Route path="/" element={<LandingPage />} />
      <Route path="/demo-log-in/:uid" element={<ChoicePage />} />
      <Route path="/certificate" element={<VerifyPage />} />
      <Route path="/national-goals" element={<NationalGoalsPage />} />
      <Route path="/stop-digest/:token" element={<StopDigestPage />} />
      {OPEN_RESULTS}
      <Route path="*" element={<LandingPage />} />
    </Routes>
  );
}

function SignedIn({ user, session }: { readonly user: User; readonly session: Session }) {
  const { demo, absoluteEnd } = session;
  return (
    <Routes>
      <Route path="/" element={<Navigate to={homeOf(user)} replace />} />
      <Route path="/demo-log-in/:uid" element={<ChoicePage />} />
      {user.readsReports && (
        <>
          <Route path="/report" element={<ReportPage />} />
          <Route path="/reports" element={<ReportsPage />} />
          <Route path="/reports/:reportId" element={<ReportPage />} />
          <Route path="/goals" element={<GoalsPage />} />
          <Route path="/goals/:goalId" element={<GoalPage />} />
          <Route path="/views" element={<ReportViewsPage />} />
        </>
      )}
      {user.getsLetters && <Route path="/notices" element={<NoticesPage />} />}
      {user.takesPart && (
        <>
          <Route path="/rounds" element={<RoundsPage />} />
          <Route path="/rounds/:roundId/worksheets/:meeting" element={<WorksheetPage />} />
          <Route path="/rounds/:roundId/group/:report" element={<GroupReportPage />} />
          <Route path="/rounds/:roundId/group/:report/screen" element={<GroupScreenPage />} />
          <Route path="/rounds/:roundId/questions/:part" element={<QuestionnairePage />} />
          <Route path="/courses" element={<CoursesPage />} />
          <Route path="/courses/:courseId" element={<CoursePage />} />
          <Route path="/courses/:courseId/lessons/:lessonId" element={<LessonPage />} />
          <Route path="/courses/:courseId/questions" element={<QuestionsPage />} />
          <Route path="/courses/:courseId/parts/:part" element={<CoursePage />} />
          <Route path="/courses/:courseId/parts/:part/lessons/:lessonId" element={<LessonPage />} />
          <Route path="/courses/:courseId/parts/:part/questions" element={<QuestionsPage />} />
        </>
      )}
      {(user.takesPart || user.plansRollOut) && <Route path="/rounds/:roundId" element={<RoundPage />} />}
      {user.plansRollOut && (
        <>
          <Route path="/roll-out" element={<RollOutPage />} />
          <Route path="/roll-out/:programme" element={<RollOutPage />} />
          <Route path="/roll-out/:programme/:county" element={<CountyPage />} />
        </>
      )}
      <Route path="/institution/:organisation/goal" element={<InstitutionGoalPage />} />
      <Route path="/institution" element={<InstitutionsPage />} />
      <Route path="/institution/:organisation" element={<InstitutionPage />} />
      <Route path="/institution-invitations/:code" element={<TakeUpPage />} />
      <Route path="/institution/:organisation/teaching" element={<TeachingPage />} />
      <Route path="/tools" element={<ToolsPage />} />
      <Route path="/tools/:toolId" element={<ToolPage user={user} />} />
      <Route path="/institution/:organisation/report" element={<InstitutionReportPage />} />
      <Route path="/institution/:organisation/report/:reportId" element={<InstitutionReportPage />} />
      <Route path="/institution/:organisation/screen" element={<InstitutionScreenPage />} />
      <Route path="/institution/:organisation/screen/:reportId" element={<InstitutionScreenPage />} />
      <Route path="/institution/:organisation/bed-days" element={<BedDaysPage />} />
      <Route path="/institution/:organisation/data" element={<OdditiesPage />} />
      <Route path="/institution/:organisation/mandates" element={<MandatesPage />} />
      <Route path="/certificate" element={<VerifyPage />} />
      <Route path="/national-goals" element={<NationalGoalsPage />} />
      {OPEN_RESULTS}
      {user.issuesCertificates && <Route path="/certificates" element={<CertificatesPage />} />}
      {user.runsEvents && <Route path="/events/new" element={<NewEventPage />} />}
      {(user.takesPart || user.runsEvents) && (
        <>
          <Route path="/events" element={<EventsPage user={user} />} />
          <Route path="/events/:eventId" element={<EventPage />} />
          <Route path="/invitations/:code" element={<InvitationPage />} />
        </>
      )}
      {user.readsEvaluations && (
        <>
          <Route path="/evaluation" element={<EvaluationPage />} />
          <Route path="/evaluation/:programme" element={<EvaluationPage />} />
        </>
      )}
      {user.explores && <Route path="/explore" element={<ExplorePage />} />}
      <Route path="/stop-digest/:token" element={<StopDigestPage />} />
      {signalRoutes(user)}
      {user.readsSatisfaction && <Route path="/satisfaction" element={<SatisfactionPage />} />}
      {user.followsInstitutions && (
        <>
          <Route path="/institution-follow-up" element={<CoveragePage />} />
          <Route path="/institution-follow-up/data" element={<FollowUpDataPage />} />
          <Route path="/institution-follow-up/figures" element={<FollowUpFiguresPage />} />
        </>
      )}
      {user.visitsInstitutions && absoluteEnd !== null && (
        <>
          <Route path="/visits" element={<VisitsPage until={absoluteEnd} />} />
          <Route path="/visits/figures" element={<VisitFiguresPage />} />
          <Route path="/visits/:visitId" element={<VisitPage until={absoluteEnd} />} />
        </>
      )}
      {user.readsSurveys && (
        <>
          <Route path="/surveys" element={<SurveysPage />} />
          <Route path="/surveys/:surveyId" element={<SurveyPage />} />
          <Route path="/institution/:organisation/surveys" element={<HomeSurveysPage />} />
          <Route path="/institution/:organisation/surveys/:surveyId" element={<SurveyFormPage />} />
          <Route
            path="/institution/:organisation/surveys/:surveyId/result"
            element={<HomeSurveyResultPage />}
          />
        </>
      )}
      {user.readsVisits && (
        <>
          <Route path="/visits/:visitId/report" element={<VisitReportPage />} />
          <Route path="/institution/:organisation/visits" element={<HomeVisitsPage />} />
        </>
      )}
      {demo && <Route path="/demo/inbox" element={<DemoInboxPage />} />}
      {user.managesData && (
        <>
          <Route path="/import" element={<ImportPage />} />
          <Route path="/import/:batchId" element={<BatchPage />} />
          <Route path="/releases" element={<ReleasesPage />} />
          <Route path="/releases/:releaseId" element={<ReleasePage />} />
        </>
      )}
      {user.followsDeliveries && <Route path="/deliveries" element={<DeliveriesPage user={user} />} />}
      <Route path="*" element={<NotFoundPage />} />
    </Routes>
  );
}

/** What each kind of reader comes for. */
function homeOf({ readsReports, worksInInstitution, managesData, plansRollOut, takesPart }: User): string {
  if (readsReports) return '/report';
  if (worksInInstitution) return '/institution';
  if (managesData) return '/import';
  if (plansRollOut) return '/roll-out';
  return takesPart ? '/rounds' : '/notices';
}

function signalRoutes({ followsSignals }: User) {
  return (
    followsSignals && (
      <>
        <Route path="/signals" element={<SignalsPage />} />
        <Route path="/signals/:signalId" element={<SignalPage />} />
      </>
    )
  );
}
