import { createTransport } from 'nodemailer';

import { TestSandbox } from '../testing/test-sandbox';

const PDF = Buffer.from('%PDF-1.7 예매확인서');

describe('Mail', () => {
  let sandbox: TestSandbox;

  beforeEach(async () => {
    sandbox = await TestSandbox.start();
  });

  afterEach(() => sandbox.close());

  const send = (changes: object = {}) =>
    createTransport({ host: '127.0.0.1', port: sandbox.smtpPort }).sendMail({
      from: 'TIKETI <no-reply@tiketi.test>',
      to: 'nara@mail.test',
      subject: '예매가 확정되었습니다: 한여름 밤의 재즈',
      text: '좌석 A구역 1열 3번',
      html: '<h1>예매가 확정되었습니다</h1><script>alert(1)</script>',
      attachments: [{ filename: '예매확인서.pdf', content: PDF, contentType: 'application/pdf' }],
      ...changes,
    });
  const list = async (to = '') => {
    const { items } = await sandbox.admin('GET', `/mail/api/messages?to=${to}`);
    return items as { id: string; subject: string; to: string[]; attachments: object[] }[];
  };

  it('arrives with a Korean subject, both bodies and the attachment', async () => {
    await send();

    const [summary] = await list('nara@mail.test');
    const mail = await sandbox.admin('GET', `/mail/api/messages/${summary?.id}`);
    const attachment = await sandbox.get(`/mail/api/messages/${summary?.id}/attachments/0`);

    expect(summary).toMatchObject({
      from: 'TIKETI <no-reply@tiketi.test>',
      to: ['nara@mail.test'],
      subject: '예매가 확정되었습니다: 한여름 밤의 재즈',
      receivedAt: '2026-05-01T03:00:00.000Z',
      attachments: [{ filename: '예매확인서.pdf', contentType: 'application/pdf', size: PDF.length }],
    });
    expect(mail).toMatchObject({ text: expect.stringContaining('좌석 A구역 1열 3번') });
    expect(mail).toMatchObject({ html: expect.stringContaining('<h1>예매가 확정되었습니다</h1>') });
    expect(Buffer.from(await attachment.arrayBuffer())).toEqual(PDF);
    expect(attachment.headers.get('content-disposition')).toContain(encodeURIComponent('예매확인서.pdf'));
  });

  it('is found by its recipient, newest first', async () => {
    await send({ subject: 'first' });
    await send({ subject: 'other', to: 'duri@mail.test' });
    await send({ subject: 'second' });

    expect((await list('NARA@mail')).map((mail) => mail.subject)).toEqual(['second', 'first']);
    expect(await list('nobody')).toEqual([]);
  });

  it('survives a crash', async () => {
    await send();

    await sandbox.crashAndRestart();

    expect(await list()).toHaveLength(1);
  });

  it('is shown without being able to run anything', async () => {
    await send({ subject: '<script>alert(1)</script>' });
    const [summary] = await list();

    const page = await (await sandbox.get(`/mail/messages/${summary?.id}`)).text();
    const frame = await sandbox.get(`/mail/messages/${summary?.id}/html`);

    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(page).not.toContain('<script>');
    expect(frame.headers.get('content-security-policy')).toMatch(/^sandbox .*default-src 'none'/);
  });

  it('is deleted all at once, or for one recipient', async () => {
    await send();
    await send({ to: 'duri@mail.test' });

    const one: unknown = await sandbox.admin('DELETE', '/mail/api/messages?to=duri@mail.test');
    const rest: unknown = await sandbox.admin('DELETE', '/mail/api/messages');

    expect([one, rest]).toEqual([{ deleted: 1 }, { deleted: 1 }]);
    expect(await list()).toEqual([]);
  });

  it.each([
    ['reject', 550],
    ['defer', 451],
    ['disconnect', 421],
  ])('is refused on demand: %s', async (mode, responseCode) => {
    await sandbox.admin('POST', '/mail/admin/faults', { mode, times: 1 });

    await expect(send()).rejects.toMatchObject({ responseCode });

    expect(await list()).toEqual([]);
    await send();
    expect(await list()).toHaveLength(1);
  });
});
