import { Global, Module } from '@nestjs/common';
import { Mailer } from '#platform/mail/mailer';
import { SendDepositMail } from '../../src/modules/notifications/application/send-deposit-mail.use-case';
import { NotificationsModule } from '../../src/modules/notifications/notifications.module';
import { DepositsScene } from './deposits-scene';

type Sent = Parameters<Mailer['send']>[0];
const sent: Sent[] = [];
const mailer = {
  send: (mail: Sent) => {
    sent.push(mail);
    return Promise.resolve();
  },
};

@Global()
@Module({ providers: [{ provide: Mailer, useValue: mailer }], exports: [Mailer] })
class TestMailModule {}

let scene: DepositsScene;

beforeAll(async () => {
  scene = await DepositsScene.start(TestMailModule, NotificationsModule);
});

afterAll(() => scene.stop());

beforeEach(() => {
  sent.length = 0;
});

const send = (...news: Parameters<SendDepositMail['execute']>) => scene.backend.get(SendDepositMail).execute(...news);

describe('mails about a virtual account', () => {
  it('say once where to transfer how much until when', async () => {
    const { bookingId, paymentKey } = await scene.waiting();
    const { virtualAccount } = (await scene.sandbox.admin('GET', `/toss/admin/payments/${paymentKey}`)) as {
      virtualAccount: { accountNumber: string };
    };

    await send('payment.account-issued', bookingId);
    await send('payment.account-issued', bookingId);
    await send('payment.deposit-missed', bookingId);

    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain(virtualAccount.accountNumber);
    expect(sent[0]?.text).toContain('신한은행');
    expect(sent[0]?.text).toContain('102,000원');
  });

  it('tell that the time is over, and nothing about an account that is dead', async () => {
    const { bookingId, due } = await scene.waiting();
    await due(121);
    await scene.watch();

    await send('payment.account-issued', bookingId);
    await send('payment.deposit-missed', bookingId);

    expect(sent.map(({ subject }) => subject)).toEqual([expect.stringContaining('입금 기한이 지나')]);
  });
});
