import { lazyPage } from './lazy-page.ts';

/*
 * The pages by their names. The code of each comes when it is first opened, with what it shares with others.
 */

export const NoticesPage = lazyPage('NoticesPage', () => import('../account/notices-page.tsx'));
export const ReportViewsPage = lazyPage('ReportViewsPage', () => import('../account/report-views-page.tsx'));
export const CertificatesPage = lazyPage(
  'CertificatesPage',
  () => import('../certificates/certificates-page.tsx'),
);
export const VerifyPage = lazyPage('VerifyPage', () => import('../certificates/verify-page.tsx'));
export const CoursePage = lazyPage('CoursePage', () => import('../courses/course-page.tsx'));
export const CoursesPage = lazyPage('CoursesPage', () => import('../courses/courses-page.tsx'));
export const LessonPage = lazyPage('LessonPage', () => import('../courses/lesson-page.tsx'));
export const QuestionsPage = lazyPage('QuestionsPage', () => import('../courses/questions-page.tsx'));
export const DeliveriesPage = lazyPage('DeliveriesPage', () => import('../deliveries/deliveries-page.tsx'));
export const DemoInboxPage = lazyPage('DemoInboxPage', () => import('../demonstration/demo-inbox-page.tsx'));
export const EvaluationPage = lazyPage('EvaluationPage', () => import('../evaluation/evaluation-page.tsx'));
export const ExplorePage = lazyPage('ExplorePage', () => import('../explore/explore-page.tsx'));
export const EventPage = lazyPage('EventPage', () => import('../events/event-page.tsx'));
export const InvitationPage = lazyPage('InvitationPage', () => import('../events/event-page.tsx'));
export const EventsPage = lazyPage('EventsPage', () => import('../events/events-page.tsx'));
export const NewEventPage = lazyPage('NewEventPage', () => import('../events/new-event-page.tsx'));
export const GoalPage = lazyPage('GoalPage', () => import('../goals/goal-page.tsx'));
export const GoalsPage = lazyPage('GoalsPage', () => import('../goals/goals-page.tsx'));
export const GroupReportPage = lazyPage(
  'GroupReportPage',
  () => import('../group-report/group-report-page.tsx'),
);
export const GroupScreenPage = lazyPage(
  'GroupScreenPage',
  () => import('../group-report/group-screen-page.tsx'),
);
export const BatchPage = lazyPage('BatchPage', () => import('../imports/batch-page.tsx'));
export const ImportPage = lazyPage('ImportPage', () => import('../imports/import-page.tsx'));
export const BedDaysPage = lazyPage('BedDaysPage', () => import('../institution-data/bed-days-page.tsx'));
export const MandatesPage = lazyPage('MandatesPage', () => import('../institution-data/mandates-page.tsx'));
export const OdditiesPage = lazyPage('OdditiesPage', () => import('../institution-data/oddities-page.tsx'));
export const CoveragePage = lazyPage(
  'CoveragePage',
  () => import('../institution-follow-up/coverage-page.tsx'),
);
export const FollowUpFiguresPage = lazyPage(
  'FollowUpFiguresPage',
  () => import('../institution-follow-up/figures-page.tsx'),
);
export const FollowUpDataPage = lazyPage(
  'FollowUpDataPage',
  () => import('../institution-follow-up/follow-up-data-page.tsx'),
);
export const InstitutionGoalPage = lazyPage(
  'InstitutionGoalPage',
  () => import('../institution-goals/institution-goal-page.tsx'),
);
export const InstitutionReportPage = lazyPage(
  'InstitutionReportPage',
  () => import('../institution-report/institution-report-page.tsx'),
);
export const InstitutionScreenPage = lazyPage(
  'InstitutionScreenPage',
  () => import('../institution-report/institution-screen-page.tsx'),
);
export const InstitutionPage = lazyPage(
  'InstitutionPage',
  () => import('../institutions/institution-page.tsx'),
);
export const InstitutionsPage = lazyPage(
  'InstitutionsPage',
  () => import('../institutions/institutions-page.tsx'),
);
export const TakeUpPage = lazyPage('TakeUpPage', () => import('../institutions/take-up-page.tsx'));
export const ChoicePage = lazyPage('ChoicePage', () => import('../log-in/choice-page.tsx'));
export const LandingPage = lazyPage('LandingPage', () => import('../log-in/landing-page.tsx'));
export const NationalGoalsPage = lazyPage(
  'NationalGoalsPage',
  () => import('../national-goals/national-goals-page.tsx'),
);
export const CountyPage = lazyPage('CountyPage', () => import('../programmes/county-page.tsx'));
export const RollOutPage = lazyPage('RollOutPage', () => import('../programmes/roll-out-page.tsx'));
export const RoundPage = lazyPage('RoundPage', () => import('../programmes/round-page.tsx'));
export const RoundsPage = lazyPage('RoundsPage', () => import('../programmes/rounds-page.tsx'));
export const WorksheetPage = lazyPage('WorksheetPage', () => import('../programmes/worksheet-page.tsx'));
export const QuestionnairePage = lazyPage(
  'QuestionnairePage',
  () => import('../questionnaires/questionnaire-page.tsx'),
);
export const SatisfactionPage = lazyPage(
  'SatisfactionPage',
  () => import('../questionnaires/satisfaction-page.tsx'),
);
export const ReleasePage = lazyPage('ReleasePage', () => import('../releases/release-page.tsx'));
export const ReleasesPage = lazyPage('ReleasesPage', () => import('../releases/releases-page.tsx'));
export const ReportPage = lazyPage('ReportPage', () => import('../reports/report-page.tsx'));
export const ReportsPage = lazyPage('ReportsPage', () => import('../reports/reports-page.tsx'));
export const HomeSurveyResultPage = lazyPage(
  'HomeSurveyResultPage',
  () => import('../surveys/home-survey-result-page.tsx'),
);
export const HomeSurveysPage = lazyPage('HomeSurveysPage', () => import('../surveys/home-surveys-page.tsx'));
export const SignalPage = lazyPage('SignalPage', () => import('../signals/signal-page.tsx'));
export const SignalsPage = lazyPage('SignalsPage', () => import('../signals/signals-page.tsx'));
export const StopDigestPage = lazyPage('StopDigestPage', () => import('../signals/stop-digest-page.tsx'));
export const SurveyFormPage = lazyPage('SurveyFormPage', () => import('../surveys/survey-form-page.tsx'));
export const SurveyPage = lazyPage('SurveyPage', () => import('../surveys/survey-page.tsx'));
export const SurveysPage = lazyPage('SurveysPage', () => import('../surveys/surveys-page.tsx'));
export const TeachingPage = lazyPage('TeachingPage', () => import('../teaching/teaching-page.tsx'));
export const ToolPage = lazyPage('ToolPage', () => import('../tools/tool-page.tsx'));
export const ToolsPage = lazyPage('ToolsPage', () => import('../tools/tools-page.tsx'));
export const HomeVisitsPage = lazyPage('HomeVisitsPage', () => import('../visits/home-visits-page.tsx'));
export const VisitFiguresPage = lazyPage(
  'VisitFiguresPage',
  () => import('../visits/visit-figures-page.tsx'),
);
export const VisitPage = lazyPage('VisitPage', () => import('../visits/visit-page.tsx'));
export const VisitReportPage = lazyPage('VisitReportPage', () => import('../visits/visit-report-page.tsx'));
export const VisitsPage = lazyPage('VisitsPage', () => import('../visits/visits-page.tsx'));
export const OfflineVisits = lazyPage('OfflineVisits', () => import('../visits/offline-visits.tsx'));
