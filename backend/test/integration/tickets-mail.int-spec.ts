import type { AddressInfo } from 'node:net';
import { Global, Module, type Type } from '@nestjs/common';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { CancelTickets } from '../../src/modules/payments/application/refunds/cancel-tickets.use-case';
import { SendRefund } from '../../src/modules/payments/application/refunds/send-refund.use-case';
import { type RefundNews, SendRefundMail } from '../../src/modules/notifications/application/send-refund-mail.use-case';
import { SendBookingConfirmation } from '../../src/modules/notifications/application/send-booking-confirmation.use-case';
import { NotificationsModule } from '../../src/modules/notifications/notifications.module';
import { AppConfig } from '../../src/platform/config/app-config';
import { Transactions } from '../../src/platform/database/transactions';
import { Mailer } from '../../src/platform/mail/mailer';
import { SmtpMailer } from '../../src/platform/mail/smtp-mailer';
import { changeableBooking } from './changes-scene';
import { PaymentsScene } from './payments-scene';

/** A mail server that keeps what it is given, or says no. */
class Inbox {
  readonly mails: Email[] = [];
  isFull = false;
  private readonly server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (this.isFull) return done(new Error('full'));
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => (this.mails.push(mail), done()));
      });
    },
  });

  start(): Promise<string> {
    const { server } = this.server;
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => resolve(`smtp://127.0.0.1:${(server.address() as AddressInfo).port}`));
    });
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(resolve));
  }
}

/** Mail by SMTP to the inbox of this suite. */
function mailTo(address: string): Type {
  const mailer = (config: AppConfig, transactions: Transactions) =>
    new SmtpMailer(Object.assign(new AppConfig(), config, { SMTP_URL: address }), transactions);
  @Global()
  @Module({
    providers: [{ provide: Mailer, inject: [AppConfig, Transactions], useFactory: mailer }],
    exports: [Mailer],
  })
  class TestMailModule {}
  return TestMailModule;
}

const inbox = new Inbox();
let scene: PaymentsScene;

beforeAll(async () => {
  scene = await PaymentsScene.start(mailTo(await inbox.start()), NotificationsModule);
});

afterAll(async () => {
  await scene.stop();
  await inbox.stop();
});

beforeEach(() => {
  inbox.mails.length = 0;
  inbox.isFull = false;
});

const send = (bookingId: string) => scene.backend.get(SendBookingConfirmation).execute(bookingId);

async function paid(locale: 'ko' | 'en' = 'ko') {
  const booked = await scene.authenticated();
  await scene.backend.sql.query('update account set locale = $2 where id = $1', [booked.accountId, locale]);
  await booked.pay();
  return booked;
}

describe('the confirmation mail', () => {
  it('goes to the buyer with everything they need and the PDF, in Korean', async () => {
    const { bookingId, accountId } = await paid();

    await send(bookingId);

    const [mail] = inbox.mails;
    expect(mail?.to?.[0]?.address).toBe(`buyer-${accountId}@example.test`);
    expect(mail?.subject).toBe('[TIKETI] 예매 완료: 시험 공연');
    for (const part of [mail?.text, mail?.html]) {
      for (const words of ['시험홀', 'A 구역', 'R석', '102,000원', `http://localhost:3000/bookings/${bookingId}`])
        expect(part).toContain(words);
    }
    const [pdf] = mail?.attachments ?? [];
    expect(pdf).toMatchObject({
      mimeType: 'application/pdf',
      filename: expect.stringMatching(/^tiketi-T[\w-]+\.pdf$/),
    });
    expect(
      Buffer.from(pdf?.content as ArrayBuffer)
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  it('is in English for who reads English', async () => {
    const { bookingId } = await paid('en');

    await send(bookingId);

    expect(inbox.mails[0]?.subject).toBe('[TIKETI] Booking confirmed: Test show');
    expect(inbox.mails[0]?.text).toContain('₩102,000');
  });

  it('is sent once, however often the duty comes round', async () => {
    const { bookingId } = await paid();

    await send(bookingId);
    await send(bookingId);

    expect(inbox.mails).toHaveLength(1);
    expect(await stateOf(bookingId)).toEqual({ state: 'SENT', attempts: 1 });
  });

  it('says once what seats became, with the earlier booking and the difference', async () => {
    const { change, wish, seats, authenticate, bookingId } = await changeableBooking(scene);
    const { toBookingId } = await change(wish(seats(10, 11)), 60_000);
    await (await authenticate(toBookingId)).pay();
    const [earlier] = await scene.backend.sql.query<{ number: string }>('select number from booking where id = $1', [
      bookingId,
    ]);

    await send(toBookingId);
    await send(toBookingId);

    expect(inbox.mails).toHaveLength(1);
    expect(inbox.mails[0]?.subject).toBe('[TIKETI] 좌석·날짜 변경 완료: 시험 공연');
    for (const words of [earlier?.number ?? 'no number', '60,000원', `/bookings/${toBookingId}`])
      expect(inbox.mails[0]?.text).toContain(words);
  });

  it('is still owed when the mail server said no, and sent when the duty comes back', async () => {
    const { bookingId } = await paid();
    inbox.isFull = true;

    await expect(send(bookingId)).rejects.toMatchObject({ name: 'MailNotAccepted' });
    expect(await stateOf(bookingId)).toEqual({ state: 'PENDING', attempts: 1 });

    inbox.isFull = false;
    await send(bookingId);
    expect(inbox.mails).toHaveLength(1);
    expect(await stateOf(bookingId)).toEqual({ state: 'SENT', attempts: 2 });
  });

  it('is not sent for a booking that is not paid', async () => {
    const { bookingId } = await scene.authenticated();

    await send(bookingId);

    expect(inbox.mails).toEqual([]);
    expect(await stateOf(bookingId)).toBeUndefined();
  });
});

function stateOf(bookingId: string) {
  return scene.backend.sql.one('select state, attempts from notification where booking_id = $1', [bookingId]);
}

describe('the mails about a cancellation', () => {
  const mailOf = (kind: RefundNews, { bookingId, id }: { bookingId: string; id: string }) =>
    scene.backend.get(SendRefundMail).execute(kind, bookingId, id);

  it('say which seats are gone, which stay and what goes back; then that it is back, each once', async () => {
    const { bookingId, accountId, hall } = await paid();
    const refund = await scene.backend.get(CancelTickets).execute({
      bookingId,
      by: { kind: 'buyer', accountId },
      seatIds: hall.seatIds.slice(0, 1),
      reason: '',
      idempotencyKey: 'mail-test-1',
    });

    await mailOf('booking.cancelled', refund);
    await mailOf('booking.cancelled', refund);
    await scene.backend.get(SendRefund).execute(refund.id);
    await mailOf('refund.done', refund);

    expect(inbox.mails.map(({ subject }) => subject)).toEqual([
      '[TIKETI] 예매 취소: 시험 공연',
      '[TIKETI] 환불 완료: 시험 공연',
    ]);
    for (const words of ['A 구역 1열 1번', '남은 좌석', 'A 구역 1열 2번', '51,000원', '영업일 기준 3일'])
      expect(inbox.mails[0]?.text).toContain(words);
  });

  it('tell in English of a performance that was called off', async () => {
    const { bookingId, hall } = await paid('en');
    await scene.backend.sql.query(
      `update performance set cancelled_at = now(), cancelled_because = 'illness' where id = $1`,
      [hall.performanceId],
    );
    const by = { kind: 'system', memberId: bookingId } as const;
    const refund = await scene.backend
      .get(CancelTickets)
      .execute({ bookingId, by, reason: '', idempotencyKey: 'mail-test-2' });

    await mailOf('booking.cancelled', refund);

    expect(inbox.mails[0]?.subject).toBe('[TIKETI] Full refund: Test show');
    expect(inbox.mails[0]?.text).toContain('₩102,000');
  });
});
