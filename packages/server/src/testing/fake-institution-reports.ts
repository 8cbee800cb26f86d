import { loadContent } from '@smalspor/content/loading';
import type { UseCases } from '@smalspor/contract/use-cases';
import { buildInstitutionReport } from '@smalspor/domain/institution-report';
import { Refusal } from '@smalspor/domain/refusal';
import { exampleInstitutionInput } from '@smalspor/domain/report-examples';

type InstitutionReportUseCases = Pick<
  UseCases,
  'listInstitutionReports' | 'readInstitutionReport' | 'readInstitutionReportPdf'
>;

/** The first report of the example home. */
export function createFakeInstitutionReports(): InstitutionReportUseCases {
  const { institutionIndicators, messages } = loadContent();
  const id = '00000000-0000-4000-8000-000000000030.long-term';
  const report = buildInstitutionReport(exampleInstitutionInput(institutionIndicators, { id }), messages);
  const { institution, moment, title, period, issuedAt } = report;
  const find = (organisation: string, reportId: string) => {
    const isThere = organisation === institution.organisation && ['latest', id].includes(reportId);
    if (!isThere) throw new Refusal('not-found', 'There is no such report of your institution.');
    return report;
  };
  return {
    listInstitutionReports: async (_actor, { organisation }) => {
      find(organisation, 'latest');
      const { unitType, typeName } = institution;
      const entry = { id, unitType, typeName, moment, title, period: period.label, issuedAt };
      return { reports: [{ ...entry, supersedes: null, supersededBy: null }] };
    },
    readInstitutionReport: async (_actor, { organisation, reportId }) => ({
      report: find(organisation, reportId),
      supersededBy: null,
      correctedSince: [],
    }),
    readInstitutionReportPdf: async (_actor, { organisation, reportId, language }) => {
      const text = `%PDF-1.7\n% ${find(organisation, reportId).moment} ${language}\n%%EOF\n`;
      return { bytes: new TextEncoder().encode(text), fileName: `start-long-term-${language}.pdf` };
    },
  };
}
