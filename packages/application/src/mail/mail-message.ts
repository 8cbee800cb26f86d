import type { StoredMail } from '@smalspor/database/mail';
import { fillMessage, type Messages } from '@smalspor/domain/texts';

/** A letter as it is handed to the mail server: plain text, which every reader and screen reader understands. */
export interface MailMessage {
  /** The same at every attempt, so that a letter that was sent twice is shown once. */
  readonly messageId: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly language: string;
  /** The address that ends letters of this kind, for one press in the mail program (RFC 8058); `null` where there is none. */
  readonly stopLink: string | null;
}

/** Writes a letter in the language of its reader. */
export function writeMail(messages: Messages, mail: StoredMail, from: string): MailMessage {
  const say = (part: string): string =>
    fillMessage(messages, `mail.${mail.letter}.${part}`, mail.gaps)[mail.language];
  const domain = from.split('@').at(-1) ?? 'localhost';
  return {
    messageId: `<${mail.id}@${domain}>`,
    from,
    to: mail.address,
    subject: say('subject'),
    text: `${say('text')}\n`,
    language: mail.language,
    stopLink: mail.gaps.stop ?? null,
  };
}
