import { CERTIFICATE_STATES } from '@smalspor/domain/certificates';
import { WITHDRAWAL_REASONS } from '@smalspor/domain/programmes';
import { Type } from 'typebox';
import { operation } from './operation.ts';
import type { PdfFile } from './reports.ts';
import { RoundView } from './round-view.ts';
import {
  Count,
  Day,
  Hours,
  Id,
  LanguageSchema,
  LocalisedSchema,
  Nothing,
  Nullable,
  OneOf,
  PartId,
  ParticipantId,
  type TypedFile,
} from './schemas.ts';

/** School hours of 45 minutes, by type. */
const HoursByType = Type.Object({ eLearning: Hours, meetings: Hours });

/** What a certificate's code tells anyone who has it. */
export const CertificateAnswer = Type.Union([
  /** No code looks like this: something is mistyped. */
  Type.Object({ outcome: Type.Literal('mistyped') }),
  Type.Object({ outcome: Type.Literal('unknown') }),
  Type.Object({
    outcome: Type.Literal('genuine'),
    state: OneOf(CERTIFICATE_STATES),
    /** Since when it holds no more; the reason is its holder's alone. `null` for one that was not withdrawn. */
    withdrawnOn: Nullable(Day),
    name: Type.String(),
    programme: LocalisedSchema,
    hours: HoursByType,
    issuedOn: Day,
  }),
]);

export const CertificateEntry = Type.Object({
  id: Id,
  /** What a withdrawal is written against. */
  version: Count,
  issuedOn: Day,
  name: Type.String(),
  hpr: Nullable(Type.String()),
  programme: LocalisedSchema,
  scheme: LocalisedSchema,
  countsAs: LocalisedSchema,
  hours: HoursByType,
  state: OneOf(CERTIFICATE_STATES),
  withdrawn: Nullable(Type.Object({ on: Day, reason: OneOf(WITHDRAWAL_REASONS) })),
});

/** A certificate that was asked for: written now, or written before and the same as then. */
const Asked = Type.Object({ outcome: OneOf(['issued', 'issued-before']), round: RoundView });

/** Which certificates: of one programme or all, issued or withdrawn from a day to a day, both included; without days, this year's. */
const Period = Type.Object({
  programme: Type.Optional(PartId),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
});

const read = { method: 'GET', status: 200, body: Nothing } as const;
const write = { method: 'POST', kind: 'json', status: 200, query: Nothing } as const;
const RoundParams = Type.Object({ roundId: Id });

export const certificateOperations = {
  issueCertificate: operation({
    ...write,
    path: '/api/rounds/:roundId/certificate',
    summary: 'Issue my certificate for what I have done in a round',
    policy: 'canTakePart',
    params: RoundParams,
    body: Nothing,
    response: Asked,
  }),
  issueCertificateFor: operation({
    ...write,
    path: '/api/rounds/:roundId/certificates',
    summary: 'Issue the certificate of someone who has done a round, by the same rules',
    policy: 'canIssueCertificates',
    params: RoundParams,
    body: Type.Object({ participant: ParticipantId }),
    response: Asked,
  }),
  withdrawCertificate: operation({
    ...write,
    path: '/api/certificates/:certificateId/withdrawal',
    summary: 'Withdraw a certificate that is wrong, for good; its holder is told',
    policy: 'canIssueCertificates',
    params: Type.Object({ certificateId: Id }),
    body: Type.Object({ version: Count, reason: OneOf(WITHDRAWAL_REASONS) }),
    response: CertificateEntry,
  }),
  readCertificatePdf: operation({
    ...read,
    kind: 'pdf',
    path: '/api/certificates/:certificateId/pdf',
    summary: 'One of my certificates as PDF/UA',
    policy: 'canTakePart',
    params: Type.Object({ certificateId: Id }),
    query: Type.Object({ language: LanguageSchema }),
    response: Type.Unsafe<PdfFile>({ type: 'string', format: 'binary' }),
  }),
  listCertificates: operation({
    ...read,
    kind: 'json',
    path: '/api/certificates',
    summary: 'The certificates that were issued in a period',
    policy: 'canIssueCertificates',
    params: Nothing,
    query: Period,
    response: Type.Object({
      from: Day,
      to: Day,
      /** How many there are; the list holds the newest of them, the export all. */
      total: Count,
      certificates: Type.Array(CertificateEntry),
      /** Every programme that gives certificates. */
      programmes: Type.Array(Type.Object({ id: PartId, name: LocalisedSchema })),
    }),
  }),
  exportCertificates: operation({
    ...read,
    kind: 'file',
    path: '/api/certificate-export',
    summary: 'The certificates of a period as a table for the medical association; every export is logged',
    policy: 'canIssueCertificates',
    params: Nothing,
    query: Type.Object({
      ...Period.properties,
      language: LanguageSchema,
      /** Those who took part as doctors, unless the others are asked for: nurses, students and whoever else. */
      holders: Type.Optional(OneOf(['doctors', 'others'])),
    }),
    response: Type.Unsafe<TypedFile>({ type: 'string', format: 'binary' }),
  }),
  verifyCertificate: operation({
    ...write,
    path: '/api/certificate-verification',
    summary: 'Whether a certificate is genuine, by the code that it bears',
    policy: 'canUseWithoutSignIn',
    params: Nothing,
    body: Type.Object({ code: Type.String({ minLength: 1, maxLength: 100 }) }),
    response: CertificateAnswer,
  }),
} as const;
