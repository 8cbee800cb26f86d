import { Type } from 'typebox';
import { operation } from './operation.ts';
import type { PdfFile } from './reports.ts';
import { Id, Nothing, PartId, ParticipantId } from './schemas.ts';

/** Why reports are printed: ten characters that can be seen, anywhere in the text. For a pattern with the flag `u`. */
export const PRINT_REASON = '(?:[^\\s\\p{C}][\\s\\p{C}]*){10}';

/** More than these are printed in several files. */
export const MOST_PRINTED = 40;

export const printingOperations = {
  printReports: operation({
    method: 'POST',
    kind: 'pdf',
    status: 200,
    path: '/api/rounds/:roundId/printed-reports',
    summary:
      'Reports of a round on paper for their owners: one file, each report under a sheet with its owner’s name',
    policy: 'canPrintReports',
    params: Type.Object({ roundId: Id }),
    query: Nothing,
    body: Type.Object({
      /** One of the programme’s reports. */
      report: PartId,
      participants: Type.Array(ParticipantId, { minItems: 1, maxItems: MOST_PRINTED, uniqueItems: true }),
      reason: Type.String({ pattern: PRINT_REASON, maxLength: 500 }),
    }),
    response: Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' }),
  }),
} as const;
