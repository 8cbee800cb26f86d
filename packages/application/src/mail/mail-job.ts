import { defineJob } from '@smalspor/database/jobs';
import type { House } from '../house/house.ts';
import { type MailTransport, smtpTransport } from './mail-transport.ts';
import { sendMail } from './send-mail.ts';

/** Every minute; a letter can wait for one. */
export const mailJob = defineJob<Record<string, never>>({
  name: 'send-mail',
  retries: 0,
  retryDelaySeconds: 0,
  expireSeconds: 3_600,
  concurrency: 1,
  schedule: { cron: '* * * * *', payload: {} },
});

/** Sends what waits. Without a mail server letters stay in the house, and in a demo they are as good as sent. */
export async function sendWaitingMail(house: House, signal: AbortSignal): Promise<void> {
  const transport = await transportOf(house);
  if (transport === null) return;
  try {
    const { sent, later, dead, broken } = await sendMail(house, transport, signal);
    if (sent > 0) house.log.info({ event: 'mail-sent', count: sent });
    if (later > 0) house.log.warn({ event: broken ? 'mail-server-failed' : 'mail-delayed', count: later });
    if (dead > 0) house.log.error({ event: 'mail-put-aside', count: dead });
  } finally {
    transport.close();
  }
}

async function transportOf(house: House): Promise<MailTransport | null> {
  const { server } = house.configuration.mail;
  // No real address is ever written to from a demo, whatever server it is told of.
  if (await house.synthetic()) return INBOX;
  return server === null ? null : smtpTransport(server);
}

/** The demo's: letters lie in the outbox as sent, where its inbox page shows them. */
const INBOX: MailTransport = { send: async () => undefined, close: () => undefined };
