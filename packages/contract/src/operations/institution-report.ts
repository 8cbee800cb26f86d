import {
  INSTITUTION_MOMENTS,
  type InstitutionReportModel,
  type InstitutionUnitType,
} from '@smalspor/domain/institution-report';
import { WARD_TYPES } from '@smalspor/domain/institutions';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import type { PdfFile } from './reports.ts';
import { Instant, LanguageSchema, LocalisedSchema, Nothing, Nullable, OneOf } from './schemas.ts';

/** The stored model goes out as it was frozen; its shape is `InstitutionReportModel` in the domain. */
export const InstitutionReport = Type.Unsafe<InstitutionReportModel>({
  type: 'object',
  required: ['format', 'id', 'moment', 'messages', 'headline'],
  description: 'A frozen report of an institution, format smalspor-institution-report/1',
});

const UNIT_TYPES = [...WARD_TYPES, 'mixed'] as const satisfies readonly InstitutionUnitType[];

/** What was issued and the kind of stay, or what was issued alone for the first of its reports, or `latest`. */
const ReportId = Type.String({ pattern: '^([0-9a-f-]{36}(\\.[a-z-]{1,12})?|latest)$' });
const Organisation = Type.String({ pattern: '^[0-9]{9}$', description: 'The organisation number' });
const ReportParams = Type.Object({ organisation: Organisation, reportId: ReportId });
const read = {
  method: 'GET',
  policy: 'canReadSomeInstitutionFigures',
  kind: 'json',
  status: 200,
  query: Nothing,
  body: Nothing,
} as const;

export const institutionReportOperations = {
  listInstitutionReports: operation({
    ...read,
    path: '/api/institutions/:organisation/reports',
    summary: 'My institution’s reports, newest first, corrected ones included',
    params: Type.Object({ organisation: Organisation }),
    response: Type.Object({
      reports: Type.Array(
        Type.Object({
          id: ReportId,
          unitType: OneOf(UNIT_TYPES),
          typeName: LocalisedSchema,
          moment: OneOf(INSTITUTION_MOMENTS),
          title: LocalisedSchema,
          period: LocalisedSchema,
          issuedAt: Instant,
          /** The report that this one corrects. */
          supersedes: Nullable(ReportId),
          /** The report that corrects this one. */
          supersededBy: Nullable(ReportId),
        }),
      ),
    }),
  }),
  readInstitutionReport: operation({
    ...read,
    path: '/api/institutions/:organisation/reports/:reportId',
    summary:
      'One of my institution’s reports, for page and screen; «latest» stands for the newest that is in force',
    params: ReportParams,
    response: Type.Object({
      report: InstitutionReport,
      supersededBy: Nullable(ReportId),
      /** Months, `YYYY-MM`, of which sales or bed days were told anew since; the next release corrects the report. */
      correctedSince: Type.Array(Type.String()),
    }),
  }),
  readInstitutionReportPdf: operation({
    ...read,
    kind: 'pdf',
    path: '/api/institutions/:organisation/reports/:reportId/pdf',
    summary: 'One of my institution’s reports as PDF/UA',
    params: ReportParams,
    query: Type.Object({ language: LanguageSchema }),
    response: Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' }),
  }),
} as const;
