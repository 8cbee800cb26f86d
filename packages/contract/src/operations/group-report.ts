import type { GroupReportModel } from '@smalspor/domain/group-report';
import type { ComparisonBlock } from '@smalspor/domain/reports';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import type { PdfFile } from './reports.ts';
import { Id, LanguageSchema, Nothing, PartId } from './schemas.ts';

/** The shape is `GroupReportModel` in the domain. */
export const GroupReport = Type.Unsafe<GroupReportModel>({
  type: 'object',
  required: ['kind', 'title', 'unitName', 'messages', 'figures', 'changes'],
  description: 'A group’s own report: aggregates only',
});

/** The group's row and one for each who shares, by name; the shape is `ComparisonBlock` in the domain. */
export const SharedBlock = Type.Unsafe<ComparisonBlock>({
  type: 'object',
  required: ['id', 'indicator', 'rows'],
});

const ReportParams = Type.Object({ roundId: Id, report: PartId });
const read = {
  method: 'GET',
  policy: 'canReadSomeGroupFigures',
  kind: 'json',
  status: 200,
  query: Nothing,
  body: Nothing,
} as const;

export const groupReportOperations = {
  readGroupReport: operation({
    ...read,
    path: '/api/rounds/:roundId/group-reports/:report',
    summary: 'My group’s own report in a round: aggregates after disclosure control, and nobody’s figures',
    params: ReportParams,
    response: Type.Object({ report: GroupReport }),
  }),
  readGroupSet: operation({
    ...read,
    kind: 'pdf',
    path: '/api/rounds/:roundId/group-reports/:report/set',
    summary: 'For a meeting, as one PDF/UA: the group’s report, the agenda and an empty worksheet',
    params: ReportParams,
    query: Type.Object({ meeting: PartId, language: LanguageSchema }),
    response: Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' }),
  }),
  readSharedFigures: operation({
    ...read,
    path: '/api/rounds/:roundId/group-reports/:report/shared-figures',
    summary: 'Figures that members of my group show each other in this round, while they do',
    params: ReportParams,
    response: Type.Object({
      /** Who shows the own figures now, by name. */
      people: Type.Array(Type.Object({ name: Type.String(), isReader: Type.Boolean() })),
      /** So many share that the figures of those who do not could be worked out. */
      isWithheld: Type.Boolean(),
      figures: Type.Array(SharedBlock),
    }),
  }),
} as const;
