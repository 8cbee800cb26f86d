import { type MailOutcome, type StoredMail, sendNextMail } from '@smalspor/database/mail';
import type { House } from '../house/house.ts';
import { writeMail } from './mail-message.ts';
import { MailFault, type MailTransport } from './mail-transport.ts';

const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** When a letter is tried again: after a minute, two, four … and then every hour. */
export function nextAttempt(now: string, attempts: number): string {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts, 10), LONGEST_WAIT_MS);
  return new Date(Date.parse(now) + wait).toISOString();
}

/** How a round of sending went. */
export interface MailRound {
  readonly sent: number;
  /** Letters that may go another time. */
  readonly later: number;
  /** Letters that were put aside for good. */
  readonly dead: number;
  /** The mail server could not be reached, so that the rest wait untouched. */
  readonly broken: boolean;
}

/** Sends what is due, one letter after the other, until nothing is left or the mail server fails. */
export async function sendMail(
  house: House,
  transport: MailTransport,
  signal: AbortSignal,
): Promise<MailRound> {
  const { from, attempts: most } = house.configuration.mail;
  const round = { sent: 0, later: 0, dead: 0, broken: false };
  const attempt = async (mail: StoredMail): Promise<MailOutcome> => {
    try {
      await transport.send(writeMail(house.content.messages, mail, from));
      round.sent += 1;
      return { state: 'sent' };
    } catch (error) {
      if (!(error instanceof MailFault)) throw error;
      const { kind, fault } = error;
      round.broken = kind === 'connection';
      if (kind === 'letter' || (kind === 'later' && mail.attempts + 1 >= most)) {
        round.dead += 1;
        return { state: 'dead', fault };
      }
      round.later += 1;
      return { state: 'waiting', fault, dueAt: nextAttempt(house.now(), mail.attempts) };
    }
  };
  while (!signal.aborted && !round.broken) {
    if (!(await sendNextMail(house.db, house.now(), attempt))) break;
  }
  return round;
}
