import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { type MailTransport, smtpTransport } from '../mail/mail-transport.ts';

/** A mail server that keeps what it takes. */
export interface TestMailServer {
  readonly port: number;
  /** Whole letters, as they were sent. */
  readonly taken: string[];
  readonly transport: MailTransport;
  readonly close: () => Promise<void>;
}

export async function openMailServer(options: SMTPServerOptions = {}, port = 0): Promise<TestMailServer> {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      stream.on('end', () => {
        taken.push(text);
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  const { port: heard } = server.server.address() as AddressInfo;
  const transport = smtpTransport(`smtp://127.0.0.1:${heard}`);
  return {
    port: heard,
    taken,
    transport,
    close: async () => {
      transport.close();
      await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
