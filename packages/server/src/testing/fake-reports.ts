import type { UseCases } from '@smalspor/contract/use-cases';
import { type Actor, canReadReport } from '@smalspor/domain/access';
import { Refusal } from '@smalspor/domain/refusal';
import { exampleModel } from '@smalspor/domain/report-examples';
import type { ReportModel } from '@smalspor/domain/reports';

interface Issued {
  readonly model: ReportModel;
  readonly supersededBy: string | null;
}

const CORRECTION = {
  nb: 'Listelengden din var feil i den første utgaven.',
  nn: 'Listelengda di var feil i den første utgåva.',
  en: 'The length of your list was wrong in the first version.',
};

const LAST_YEAR = exampleModel.previous?.label ?? exampleModel.period.label;

const lastYear: ReportModel = {
  ...exampleModel,
  id: 'example-previous',
  issuedAt: '2020-02-03T08:00:00Z',
  period: { from: '2019-01', to: '2019-12', label: LAST_YEAR },
  previous: null,
};

/** Newest first. Anne has a report in force and last year's, which was corrected; Leif has one. */
const ISSUED: readonly Issued[] = [
  { model: exampleModel, supersededBy: null },
  {
    model: {
      ...lastYear,
      id: 'example-corrected',
      issuedAt: '2020-02-17T08:00:00Z',
      supersedes: lastYear.id,
      correction: CORRECTION,
    },
    supersededBy: null,
  },
  { model: lastYear, supersededBy: 'example-corrected' },
  {
    model: {
      ...exampleModel,
      id: 'example-leif',
      recipient: { ...exampleModel.recipient, name: 'Leif Leder', hpr: '990000026' },
    },
    supersededBy: null,
  },
];

function reportsOf(actor: Actor): readonly Issued[] {
  return ISSUED.filter(({ model }) => canReadReport(actor, { recipientHpr: model.recipient.hpr }));
}

function findReport(actor: Actor, reportId: string): Issued {
  const own = reportsOf(actor);
  const found = reportId === 'latest' ? own[0] : own.find(({ model }) => model.id === reportId);
  if (!found) throw new Refusal('not-found', 'There is no such report.');
  return found;
}

type ReportUseCases = Pick<UseCases, 'listReports' | 'readReport' | 'readReportPdf' | 'listReportViews'>;

export const fakeReports: ReportUseCases = {
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
    return { bytes: new TextEncoder().encode(text), fileName: `smalspor-${model.period.to}-${language}.pdf` };
  },
  listReportViews: async () => ({
    views: [
      { at: '2021-02-02T11:14:00Z', by: null, act: 'read', reportId: exampleModel.id },
      { at: '2021-02-01T08:00:00Z', by: 'Dina Data', act: 'issued', reportId: exampleModel.id },
      { at: '2020-02-17T08:00:00Z', by: 'Dina Data', act: 'corrected', reportId: 'example-corrected' },
    ],
  }),
};
