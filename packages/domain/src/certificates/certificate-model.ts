import type { CreditKind, Hours, Profession } from '../programmes/index.ts';
import type { Localised } from '../texts/index.ts';
import type { PlainDate } from '../time/index.ts';
import type { VerificationCode } from './verification-code.ts';

export const CERTIFICATE_FORMAT = 'smalspor-certificate/1';

/** Words that stand on every certificate; each has its sentence in `content/messages/certificate.yaml` under `paper`. */
export const CERTIFICATE_WORDS = [
  'certifies',
  'hpr',
  'hasTaken',
  'group',
  'period',
  'hours',
  'eLearning',
  'meetings',
  'total',
  'schoolHour',
  'countsAs',
  'scheme',
  'approval',
  'noApproval',
  'parts',
  'part',
  'kind',
  'day',
  'schoolHours',
  'issued',
  'issuer',
  'verification',
  'code',
  'verifyAt',
  'shown',
  'synthetic',
  'page',
  'of',
] as const;
export type CertificateWord = (typeof CERTIFICATE_WORDS)[number];

/** A certificate is replaced by a later one with more hours, or withdrawn because it was wrong. */
export const CERTIFICATE_STATES = ['in-force', 'replaced', 'withdrawn'] as const;
export type CertificateState = (typeof CERTIFICATE_STATES)[number];

/** A part of the course that gave hours. */
export interface CertificatePart {
  readonly type: keyof Hours;
  readonly id: string;
  readonly name: Localised;
  /** The day that it was done; for a meeting whose worksheet counts, the day of the meeting. */
  readonly on: PlainDate;
  readonly hours: number;
  /** The round in which the person did it. */
  readonly roundId: string;
}

/** A set of rules, and what the hours count as under it. */
export interface CertificateScheme {
  readonly id: string;
  readonly name: Localised;
  readonly countsAs: { readonly kind: CreditKind; readonly text: Localised };
  /** `null` where no approval number is registered, which the certificate says. */
  readonly approvalNumber: string | null;
}

/** Everything that stands on a certificate, frozen on the day of issue. */
export interface CertificateModel {
  readonly format: typeof CERTIFICATE_FORMAT;
  readonly id: string;
  readonly code: VerificationCode;
  /** Whether the people and hours are invented. */
  readonly synthetic: boolean;
  /** Instant, ISO 8601 in UTC. */
  readonly issuedAt: string;
  readonly title: Localised;
  readonly issuer: string;
  readonly holder: {
    /** As it was on the day of issue. */
    readonly name: string;
    /** Digits only; `null` for someone without a number. */
    readonly hpr: string | null;
    readonly profession: Profession;
  };
  readonly programme: { readonly id: string; readonly version: number; readonly name: Localised };
  /** Names of the groups in which the counted parts were done; empty for who took the course alone. */
  readonly groups: readonly string[];
  /** The sets of rules under which these hours count alike; several where two were in force on the day of joining. */
  readonly schemes: readonly CertificateScheme[];
  readonly isWhole: boolean;
  /** School hours of 45 minutes. */
  readonly hours: Hours;
  /** School hours of the whole course. */
  readonly wholeHours: number;
  readonly parts: readonly CertificatePart[];
  /** From joining to the day of the last counted part. */
  readonly period: { readonly from: PlainDate; readonly to: PlainDate };
  /** The sentence that says which certificates this one replaces; `null` for the first. */
  readonly replaces: Localised | null;
  /** Where the code can be tried. */
  readonly verifyAddress: string;
  readonly words: Readonly<Record<CertificateWord, Localised>>;
  /** What the bytes on paper depend on beside this. */
  readonly versions: { readonly template: string; readonly font: string; readonly renderer: string };
}
