import type { ReportModel } from '@smalspor/domain/reports';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { Id, Instant, LanguageSchema, LocalisedSchema, Nothing, Nullable, OneOf } from './schemas.ts';

/** The stored model goes out as it was frozen; its shape is `ReportModel` in the domain. */
export const Report = Type.Unsafe<ReportModel>({
  type: 'object',
  required: ['format', 'id', 'kind', 'messages', 'headline'],
  description: 'A frozen report, format smalspor-report/1',
});

export const ReportEntry = Type.Object({
  id: Id,
  kind: OneOf(['individual', 'follow-up']),
  title: LocalisedSchema,
  period: LocalisedSchema,
  issuedAt: Instant,
  /** The report that this one corrects. */
  supersedes: Nullable(Id),
  /** The report that corrects this one. */
  supersededBy: Nullable(Id),
});

const ReportParams = Type.Object({ reportId: Id });

export const reportOperations = {
  listReports: operation({
    method: 'GET',
    path: '/api/reports',
    summary: 'My reports, newest first, corrected ones included',
    policy: 'canReadOwnReports',
    kind: 'json',
    status: 200,
    params: Nothing,
    query: Nothing,
    body: Nothing,
    response: Type.Object({ reports: Type.Array(ReportEntry) }),
  }),
  readReport: operation({
    method: 'GET',
    path: '/api/reports/:reportId',
    summary: 'One of my reports; «latest» stands for the newest that is in force',
    policy: 'canReadOwnReports',
    kind: 'json',
    status: 200,
    params: ReportParams,
    query: Nothing,
    body: Nothing,
    response: Type.Object({ report: Report, supersededBy: Nullable(Id) }),
  }),
  readReportPdf: operation({
    method: 'GET',
    path: '/api/reports/:reportId/pdf',
    summary: 'One of my reports as PDF/UA: the archived file, or made when asked for',
    policy: 'canReadOwnReports',
    kind: 'pdf',
    status: 200,
    params: ReportParams,
    query: Type.Object({ language: LanguageSchema }),
    body: Nothing,
    response: Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' }),
  }),
} as const;

/** A finished PDF. The name carries no person and no figure. */
export interface PdfFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}
