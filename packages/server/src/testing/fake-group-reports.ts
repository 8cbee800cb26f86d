import { loadContent } from '@smalspor/content/loading';
import type { UseCases } from '@smalspor/contract/use-cases';
import { Refusal } from '@smalspor/domain/refusal';
import { exampleGroupReport } from '@smalspor/domain/report-examples';

type GroupReportUseCases = Pick<UseCases, 'readGroupReport'>;

const ROUND = 'example-round';

/** The reports of the example round's group: of the start and of the follow-up. */
export function createFakeGroupReports(): GroupReportUseCases {
  const { indicators, messages } = loadContent();
  const inPractice = indicators.filter(({ setting }) => setting === 'general-practice');
  const reports = {
    'group-start': exampleGroupReport('individual', inPractice, messages),
    'group-follow-up': exampleGroupReport('follow-up', inPractice, messages),
  };
  const find = (roundId: string, report: string) => {
    const found = roundId === ROUND ? reports[report as keyof typeof reports] : undefined;
    if (!found) throw new Refusal('not-found', 'There is no such report of your group.');
    return found;
  };
  return {
    readGroupReport: async (_actor, { roundId, report }) => ({ report: find(roundId, report) }),
  };
}
