import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

import type { MailFaults } from './mail-faults';
import type { Mailbox } from './mailbox';

const LONGEST_MAIL_BYTES = 30 * 1024 * 1024;

/** A mail server that keeps everything and sends nothing on. Plain SMTP, as on a private network: no TLS, no sign-in. */
export class Smtp {
  private constructor(private readonly server: SMTPServer) {}

  static async listen(port: number, host: string, mailbox: Mailbox, faults: MailFaults): Promise<Smtp> {
    const server = new SMTPServer({
      banner: 'TIKETI sandbox',
      disabledCommands: ['STARTTLS', 'AUTH'],
      size: LONGEST_MAIL_BYTES,
      disableReverseLookup: true,
      logger: false,
      onData: (stream, session, done) => {
        receive(stream, session, mailbox, faults).then(
          () => done(null),
          (error: Error) => done(error),
        );
      },
    });
    // A client that goes away in the middle is its own problem; a taken port is told to the caller below.
    server.on('error', (error) => {
      if (server.server.listening) console.error(`smtp: ${error.message}`);
    });
    server.listen(port, host);
    await once(server.server, 'listening');
    return new Smtp(server);
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

async function receive(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  mailbox: Mailbox,
  faults: MailFaults,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  if (stream.sizeExceeded) throw refusal(552, 'Message exceeds fixed maximum message size');
  switch (faults.take()) {
    case 'reject':
      throw refusal(550, 'Mailbox unavailable (sandbox)');
    case 'defer':
      throw refusal(451, 'Try again later (sandbox)');
    case 'disconnect':
      throw refusal(421, 'Service not available, closing channel (sandbox)');
    case undefined:
      break;
  }
  await mailbox.receive(
    Buffer.concat(chunks),
    session.envelope.rcptTo.map(({ address }) => address),
  );
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
