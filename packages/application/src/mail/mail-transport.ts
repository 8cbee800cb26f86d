import { createTransport } from 'nodemailer';
import type { MailMessage } from './mail-message.ts';

/** What carries letters away. */
export interface MailTransport {
  /** @throws MailFault when the letter was not taken */
  readonly send: (message: MailMessage) => Promise<void>;
  readonly close: () => void;
}

/**
 * Why a letter was not taken. `letter`: this letter never will be, for the server knows no such address or will not have the text;
 * `connection`: no letter can be sent now; `later`: this one may be taken another time.
 */
export class MailFault extends Error {
  readonly kind: 'letter' | 'connection' | 'later';
  /** A reply code of the mail server, such as `550`, or of the connection, such as `ECONNREFUSED`; never its words. */
  readonly fault: string;

  constructor(kind: MailFault['kind'], fault: string, cause: unknown) {
    super(`The letter was not taken: ${fault}`, { cause });
    this.kind = kind;
    this.fault = fault;
  }
}

const TIMEOUT_MS = 20_000;

/** @param server `smtp://` or `smtps://`, with name and password where the server wants them. */
export function smtpTransport(server: string): MailTransport {
  const transport = createTransport({
    url: server,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ messageId, from, to, subject, text, language, stopLink }) => {
      try {
        await transport.sendMail({
          messageId,
          from,
          to,
          subject,
          text,
          headers: {
            'Content-Language': language,
            'Auto-Submitted': 'auto-generated',
            ...(stopLink === null
              ? {}
              : {
                  'List-Unsubscribe': `<${stopLink}>`,
                  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
                }),
          },
        });
      } catch (error) {
        throw toMailFault(error);
      }
    },
    close: () => transport.close(),
  };
}

/** The steps of a conversation in which a refusal is about the letter, by the names that the mail library gives. */
const ABOUT_THE_LETTER: readonly unknown[] = ['EENVELOPE', 'EMESSAGE'];

function toMailFault(error: unknown): MailFault {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  const isAboutLetter = ABOUT_THE_LETTER.includes(code);
  const reply = typeof responseCode === 'number' ? responseCode : null;
  const fault = reply === null ? (typeof code === 'string' ? code : 'unknown') : String(reply);
  if (!isAboutLetter) return new MailFault('connection', fault, error);
  return new MailFault(reply !== null && reply >= 500 ? 'letter' : 'later', fault, error);
}
