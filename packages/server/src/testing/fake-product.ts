import type { UseCases } from '@smalspor/contract/use-cases';
import type { ServerOptions } from '../http/server-options.ts';
import { createFakeAccounts, type FakeAccounts } from './fake-accounts.ts';
import { createFakeCertificates } from './fake-certificates.ts';
import { createFakeCourses } from './fake-courses.ts';
import { createFakeDeliveries, type FakeDeliveries, fakeSenders } from './fake-deliveries.ts';
import { createFakeEvaluation } from './fake-evaluation.ts';
import { createFakeEvents } from './fake-events.ts';
import { createFakeExplore } from './fake-explore.ts';
import { createFakeFhirMeasures } from './fake-fhir-measures.ts';
import { createFakeGoals } from './fake-goals.ts';
import { createFakeGroupReports } from './fake-group-reports.ts';
import { createFakeImports, type FakeImports } from './fake-imports.ts';
import { createFakeInstitutionData } from './fake-institution-data.ts';
import { createFakeInstitutionFollowUp } from './fake-institution-follow-up.ts';
import { createFakeInstitutionReports } from './fake-institution-reports.ts';
import { createFakeInstitutions } from './fake-institutions.ts';
import { createFakeLmdi, type FakeLmdi } from './fake-lmdi.ts';
import { createFakeNationalGoals } from './fake-national-goals.ts';
import { createFakeNotices } from './fake-notices.ts';
import { createFakeOpenResults } from './fake-open-results.ts';
import { fakePeople } from './fake-people.ts';
import { createFakePrinting } from './fake-printing.ts';
import { createFakeQuestionnaires } from './fake-questionnaires.ts';
import { createFakeReleases, fakeServedRelease } from './fake-releases.ts';
import { createFakeReports } from './fake-reports.ts';
import { createFakeRounds } from './fake-rounds.ts';
import { createFakeSessions } from './fake-sessions.ts';
import { createFakeSignals } from './fake-signals.ts';
import { createFakeSurveys } from './fake-surveys.ts';
import { createFakeTasks } from './fake-tasks.ts';
import { createFakeTeaching } from './fake-teaching.ts';
import { createFakeVisits } from './fake-visits.ts';

export interface FakeProduct {
  readonly accounts: FakeAccounts;
  readonly imports: FakeImports;
  readonly deliveries: FakeDeliveries;
  readonly lmdi: FakeLmdi;
  /** Everything the server needs; a test changes what it is about. */
  readonly options: ServerOptions;
}

/** The whole application in memory, with invented people and the example report: for tests of server and page. */
export function createFakeProduct(publicUrl: string, uploadDirectory: string): FakeProduct {
  const accounts = createFakeAccounts();
  const tasks = createFakeTasks();
  const imports = createFakeImports(tasks);
  const deliveries = createFakeDeliveries();
  const lmdi = createFakeLmdi();
  const useCases: UseCases = {
    ...createFakeReports(),
    ...createFakeCourses(),
    ...createFakeGoals(),
    ...createFakeRounds(),
    ...createFakeQuestionnaires(),
    ...createFakeEvents(),
    ...createFakeGroupReports(),
    ...createFakeInstitutionReports(),
    ...createFakeCertificates(),
    ...createFakePrinting(),
    ...tasks.useCases,
    ...imports.useCases,
    ...deliveries.useCases,
    ...lmdi.useCases,
    ...createFakeReleases(tasks),
    ...createFakeTeaching(),
    ...createFakeVisits(),
    ...createFakeNationalGoals(),
    ...createFakeSurveys(),
    ...createFakeEvaluation(),
    ...createFakeExplore(),
    ...createFakeSignals(),
    ...createFakeOpenResults(),
    ...createFakeFhirMeasures(),
    ...createFakeInstitutionData(),
    ...createFakeInstitutionFollowUp(),
    chooseLanguage: async ({ userId }, { language }) => {
      accounts.languages.set(userId, language);
      return { language };
    },
    ...createFakeInstitutions(),
    ...createFakeNotices(),
    servedRelease: fakeServedRelease,
  };
  return {
    accounts,
    imports,
    deliveries,
    lmdi,
    options: {
      publicUrl,
      version: '0.0.0-test',
      useCases,
      accounts,
      sessions: createFakeSessions(),
      senders: fakeSenders,
      serviceTokens: null,
      logIn: { people: fakePeople, holdsOnlySyntheticData: async () => true },
      packages: [],
      webDirectory: null,
      uploads: { directory: uploadDirectory, maximumBytes: 1024 * 1024 },
      behindProxy: false,
      requestsPerMinute: 10_000,
      openRequestsPerMinute: 10_000,
      log: null,
      now: () => new Date(),
      checkAnswers: true,
    },
  };
}
