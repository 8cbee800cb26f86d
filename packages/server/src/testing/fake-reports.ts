import { loadContent } from '@smalspor/content/loading';
import type { UseCases } from '@smalspor/contract/use-cases';
import { type Actor, canReadReport } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { type ExampleName, exampleInput } from '@smalspor/domain/report-examples';
import { buildFollowUpReport, buildIndividualReport, type ReportModel } from '@smalspor/domain/reports';

interface Issued {
  readonly model: ReportModel;
  readonly supersededBy: string | null;
}

const ANNE = '990000018';
const LEIF = '990000026';
const NILS = '990000034';

/** Newest first. Anne has a report in force, a follow-up, and one that was corrected. Leif and Nils have one each. */
function issueExamples(): readonly Issued[] {
  const { indicators, messages } = loadContent();
  const inPractice = indicators.filter(({ setting }) => setting === 'general-practice');
  const make = (name: ExampleName, id: string, hpr: string, doctor: string, changes = {}): ReportModel => {
    const input = exampleInput(name, inPractice);
    const build = name === 'follow-up' ? buildFollowUpReport : buildIndividualReport;
    return build(
      { ...input, id, recipient: { ...input.recipient, hpr, name: doctor }, ...changes },
      messages,
    );
  };
  const lastYear = { period: { from: '2019-01', to: '2019-12' }, previous: null };
  const corrected = make('corrected', 'example-corrected', ANNE, 'Anne Demo', {
    ...lastYear,
    issuedAt: '2020-02-17T08:00:00Z',
  });
  const first = make('first', corrected.supersedes ?? '', ANNE, 'Anne Demo', {
    ...lastYear,
    issuedAt: '2020-02-08T08:00:00Z',
  });
  return [
    { model: make('typical', 'example-latest', ANNE, 'Anne Demo'), supersededBy: null },
    { model: make('follow-up', 'example-follow-up', ANNE, 'Anne Demo'), supersededBy: null },
    { model: corrected, supersededBy: null },
    { model: first, supersededBy: corrected.id },
    { model: make('suppressed', 'example-leif', LEIF, 'Leif Leder'), supersededBy: null },
    { model: make('tiny', 'example-nils', NILS, 'Nils Ny'), supersededBy: null },
  ];
}

type ReportUseCases = Pick<UseCases, 'listReports' | 'readReport' | 'readReportPdf' | 'listReportViews'>;

export function createFakeReports(): ReportUseCases {
  const issued = issueExamples();

  const reportsOf = (actor: Actor): readonly Issued[] =>
    issued.filter(({ model }) => canReadReport(actor, { recipientHpr: model.recipient.hpr }));

  const findReport = (actor: Actor, reportId: string): Issued => {
    const own = reportsOf(actor);
    const found = reportId === 'latest' ? own[0] : own.find(({ model }) => model.id === reportId);
    if (!found) throw new Refusal('not-found', 'There is no such report.');
    return found;
  };

  return {
    listReports: async (actor) => ({
      reports: reportsOf(actor).map(({ model, supersededBy }) => ({
        id: model.id,
        kind: model.kind,
        title: model.title,
        period: model.period.label,
        issuedAt: model.issuedAt,
        supersedes: model.supersedes,
        supersededBy,
      })),
    }),
    readReport: async (actor, { reportId }) => {
      const { model, supersededBy } = findReport(actor, reportId);
      return { report: model, supersededBy };
    },
    readReportPdf: async (actor, { reportId, language }) => {
      const { model } = findReport(actor, reportId);
      const text = `%PDF-1.7\n% ${model.id} ${language}\n%%EOF\n`;
      const fileName = `smalspor-${model.period.to}-${language}.pdf`;
      return { bytes: new TextEncoder().encode(text), fileName };
    },
    listReportViews: async (actor) => {
      const [latest] = reportsOf(actor);
      if (!latest) return { views: [] };
      const reportId = latest.model.id;
      return {
        views: [
          { at: '2021-02-16T11:14:00Z', by: null, act: 'read', reportId },
          { at: '2021-02-15T08:00:00Z', by: 'Dina Data', act: 'issued', reportId },
        ],
      };
    },
  };
}
