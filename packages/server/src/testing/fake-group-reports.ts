import { loadContent } from '@smalspor/content/loading';
import type { UseCases } from '@smalspor/contract/use-cases';
import { groupTexts, sharedBlock } from '@smalspor/domain/group-report';
import { Refusal } from '@smalspor/domain/refusal';
import { exampleGroupIndicators, exampleGroupReport } from '@smalspor/domain/report-examples';

type GroupReportUseCases = Pick<UseCases, 'readGroupReport' | 'readGroupSet' | 'readSharedFigures'>;

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
    readGroupSet: async (_actor, { roundId, report, language }) => {
      const { period } = find(roundId, report);
      const text = `%PDF-1.7\n% ${period.to} ${language}\n%%EOF\n`;
      return { bytes: new TextEncoder().encode(text), fileName: `${report}-${language}.pdf` };
    },
    readSharedFigures: async (actor, { roundId, report }) => {
      find(roundId, report);
      const names = ['Anne Demo', 'Leif Leder'];
      return {
        people: names.map((name) => ({ name, isReader: name === actor.name })),
        isWithheld: false,
        figures: exampleGroupIndicators('individual', inPractice).map((input) =>
          sharedBlock(
            input,
            names.map((name) => ({ name, isReader: name === actor.name, figure: input.own })),
            groupTexts(messages),
          ),
        ),
      };
    },
  };
}
