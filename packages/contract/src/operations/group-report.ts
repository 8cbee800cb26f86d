import type { GroupReportModel } from '@smalspor/domain/group-report';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import { PartId } from './rounds.ts';
import { Id, Nothing } from './schemas.ts';

/** The shape is `GroupReportModel` in the domain. */
export const GroupReport = Type.Unsafe<GroupReportModel>({
  type: 'object',
  required: ['kind', 'title', 'unitName', 'messages', 'figures', 'changes'],
  description: 'A group’s own report: aggregates only',
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
} as const;
