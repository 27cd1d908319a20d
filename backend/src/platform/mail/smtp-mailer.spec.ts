import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { AppConfig } from '#platform/config/app-config';
import { type Transactions } from '#platform/database/transactions';
import { MailNotAccepted } from './mailer';
import { SmtpMailer } from './smtp-mailer';

const mail = { to: 'buyer@example.com', subject: '티켓', text: '본문', html: '<p>본문</p>' };

describe('SmtpMailer', () => {
  const arrived: Email[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on(
        'end',
        () => void PostalMime.parse(Buffer.concat(chunks)).then((parsed) => (arrived.push(parsed), done())),
      );
    },
  });
  const mailers: SmtpMailer[] = [];
  const mailerAt = (port: number, isOpen = false) => {
    const config = Object.assign(new AppConfig(), { STAGE: 'test', SMTP_URL: `smtp://127.0.0.1:${port}` });
    const mailer = new SmtpMailer(config, { isOpen } as Transactions);
    mailers.push(mailer);
    return mailer;
  };

  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(async () => {
    for (const mailer of mailers) mailer.onApplicationShutdown();
    await new Promise<void>((resolve) => server.close(resolve));
  });
  const port = () => (server.server.address() as AddressInfo).port;

  it('sends text, HTML and attachments; the same key gives the same Message-ID', async () => {
    const attachments = [{ filename: '예매.pdf', content: Buffer.from('%PDF'), contentType: 'application/pdf' }];

    await mailerAt(port()).send({ ...mail, attachments, key: 'm1' });
    await mailerAt(port()).send({ ...mail, key: 'm1' });

    const [first, again] = arrived;
    expect(first).toMatchObject({ subject: '티켓', from: { address: 'no-reply@tiketi.test' } });
    expect(first?.to).toEqual([expect.objectContaining({ address: 'buyer@example.com' })]);
    expect(first?.text?.trim()).toBe('본문');
    expect(first?.attachments[0]).toMatchObject({ filename: '예매.pdf', mimeType: 'application/pdf' });
    expect(again?.messageId).toBe(first?.messageId);
  });

  it('says that the server did not take it, without the address', async () => {
    const refused = mailerAt(1).send(mail);

    await expect(refused).rejects.toThrow(MailNotAccepted);
    await expect(refused).rejects.not.toThrow(/buyer@/);
  });

  it('refuses to send inside a transaction', async () => {
    await expect(mailerAt(port(), true).send(mail)).rejects.toThrow('after the commit');
  });
});
