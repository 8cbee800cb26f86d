import { ProblemError } from '@smalspor/contract/client';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import { NoticesPage } from '../account/notices-page.tsx';
import { ReportViewsPage } from '../account/report-views-page.tsx';
import { useAccountLanguage } from '../account/use-account-language.ts';
import { type Session, type User, useSession } from '../account/use-session.ts';
import { CertificatesPage } from '../certificates/certificates-page.tsx';
import { VerifyPage } from '../certificates/verify-page.tsx';
import { CoursePage } from '../courses/course-page.tsx';
import { CoursesPage } from '../courses/courses-page.tsx';
import { LessonPage } from '../courses/lesson-page.tsx';
import { QuestionsPage } from '../courses/questions-page.tsx';
import { DeliveriesPage } from '../deliveries/deliveries-page.tsx';
import { DemoInboxPage } from '../demonstration/demo-inbox-page.tsx';
import { EvaluationPage } from '../evaluation/evaluation-page.tsx';
import { EventPage, InvitationPage } from '../events/event-page.tsx';
import { EventsPage } from '../events/events-page.tsx';
import { NewEventPage } from '../events/new-event-page.tsx';
import { Loading } from '../frame/loading.tsx';
import { NotFoundPage } from '../frame/not-found-page.tsx';
import { PageFrame } from '../frame/page-frame.tsx';
import { ProblemPage } from '../frame/problem-page.tsx';
import { GoalPage } from '../goals/goal-page.tsx';
import { GoalsPage } from '../goals/goals-page.tsx';
import { GroupReportPage } from '../group-report/group-report-page.tsx';
import { GroupScreenPage } from '../group-report/group-screen-page.tsx';
import { BatchPage } from '../imports/batch-page.tsx';
import { ImportPage } from '../imports/import-page.tsx';
import { BedDaysPage } from '../institution-data/bed-days-page.tsx';
import { MandatesPage } from '../institution-data/mandates-page.tsx';
import { OdditiesPage } from '../institution-data/oddities-page.tsx';
import { CoveragePage } from '../institution-follow-up/coverage-page.tsx';
import { FollowUpFiguresPage } from '../institution-follow-up/figures-page.tsx';
import { FollowUpDataPage } from '../institution-follow-up/follow-up-data-page.tsx';
import { InstitutionGoalPage } from '../institution-goals/institution-goal-page.tsx';
import { InstitutionReportPage } from '../institution-report/institution-report-page.tsx';
import { InstitutionScreenPage } from '../institution-report/institution-screen-page.tsx';
import { InstitutionPage } from '../institutions/institution-page.tsx';
import { InstitutionsPage } from '../institutions/institutions-page.tsx';
import { TakeUpPage } from '../institutions/take-up-page.tsx';
import { ChoicePage } from '../log-in/choice-page.tsx';
import { LandingPage } from '../log-in/landing-page.tsx';
import { NationalGoalsPage } from '../national-goals/national-goals-page.tsx';
import { CountyPage } from '../programmes/county-page.tsx';
import { RollOutPage } from '../programmes/roll-out-page.tsx';
import { RoundPage } from '../programmes/round-page.tsx';
import { RoundsPage } from '../programmes/rounds-page.tsx';
import { WorksheetPage } from '../programmes/worksheet-page.tsx';
import { QuestionnairePage } from '../questionnaires/questionnaire-page.tsx';
import { SatisfactionPage } from '../questionnaires/satisfaction-page.tsx';
import { ReleasePage } from '../releases/release-page.tsx';
import { ReleasesPage } from '../releases/releases-page.tsx';
import { ReportPage } from '../reports/report-page.tsx';
import { ReportsPage } from '../reports/reports-page.tsx';
import { HomeSurveyResultPage } from '../surveys/home-survey-result-page.tsx';
import { HomeSurveysPage } from '../surveys/home-surveys-page.tsx';
import { SurveyFormPage } from '../surveys/survey-form-page.tsx';
import { SurveyPage } from '../surveys/survey-page.tsx';
import { SurveysPage } from '../surveys/surveys-page.tsx';
import { TeachingPage } from '../teaching/teaching-page.tsx';
import { ToolPage } from '../tools/tool-page.tsx';
import { ToolsPage } from '../tools/tools-page.tsx';
import { HomeVisitsPage } from '../visits/home-visits-page.tsx';
import { isKeptAddress, OfflineVisits } from '../visits/offline-visits.tsx';
import { VisitFiguresPage } from '../visits/visit-figures-page.tsx';
import { VisitPage } from '../visits/visit-page.tsx';
import { VisitReportPage } from '../visits/visit-report-page.tsx';
import { VisitsPage } from '../visits/visits-page.tsx';

/** Which page stands at which address. What someone may not see is not there for them. */
export function AppRoutes() {
  const session = useSession();
  const { pathname } = useLocation();
  useAccountLanguage(session.data);
  const isOffline =
    (session.isPending && session.fetchStatus === 'paused') ||
    (session.isError && !(session.error instanceof ProblemError));
  if (isOffline && isKeptAddress(pathname)) {
    return <PageFrame session={null} content={<OfflineVisits askAgain={session.refetch} />} />;
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
      content={user ? <SignedIn user={user} session={session.data} /> : <Visitor />}
    />
  );
}

function Visitor() {
  return (
    <Routes>
      <Route path="/" element={<LandingPage />} />
      <Route path="/demo-log-in/:uid" element={<ChoicePage />} />
      <Route path="/certificate" element={<VerifyPage />} />
      <Route path="/national-goals" element={<NationalGoalsPage />} />
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
