import type { Language } from '@smalspor/domain/texts';
import type { ColumnType } from 'kysely';

/** `dead` letters have been tried as often as they may, or the mail server will never take them. */
export const MAIL_STATES = ['waiting', 'sent', 'dead'] as const;
export type MailState = (typeof MAIL_STATES)[number];

/** What fills the gaps of a letter's text: names and dates, never health data. */
export type MailGaps = Readonly<Record<string, string>>;

export interface MailOutboxTable {
  readonly id: string;
  readonly occasion: string;
  readonly person_id: string | null;
  readonly hpr: string | null;
  readonly letter: string;
  readonly address: string;
  readonly language: Language;
  readonly gaps: ColumnType<MailGaps, string, never>;
  readonly state: MailState;
  readonly attempts: number;
  readonly queued_at: string;
  readonly due_at: string;
  readonly ended_at: string | null;
  readonly fault: string | null;
}
