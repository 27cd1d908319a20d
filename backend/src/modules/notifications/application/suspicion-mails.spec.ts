import type { SuspicionCase } from '#modules/fairness';
import { suspicionMail } from './suspicion-mails';

const found: SuspicionCase = {
  id: 'case',
  performanceId: 'performance',
  accountId: 'account',
  state: 'FROZEN',
  score: 80,
  openedAt: new Date('2031-05-01T00:00:00Z'),
  appealBy: new Date('2031-05-04T00:00:00Z'),
  decideBy: new Date('2031-05-08T00:00:00Z'),
  appeal: null,
  appealedAt: null,
  decidedAt: null,
  decidedBy: null,
  reason: null,
  startsAt: new Date('2031-06-01T10:00:00Z'),
  title: { ko: '달빛 정원', en: 'Moonlight' },
  bookingIds: ['booking-1'],
  rules: ['REGULAR_HOLDS', 'SHARED_DEVICE'],
};
const reader = { name: '김하늘', origin: 'https://tiketi.test' };

describe('mails about a suspicion', () => {
  it('say that nothing is cancelled, how to answer and until when, in Korean time', () => {
    const { subject, text } = suspicionMail('suspicion.opened', found, { ...reader, locale: 'ko' });

    expect(subject).toBe('[TIKETI] 티켓 양도 제한 안내: 달빛 정원');
    expect(text).toContain('티켓은 취소되지 않았습니다. 그대로 입장할 수 있고');
    expect(text).toContain('2031년 5월 8일 (목) 오전 9:00');
    expect(text).toContain('https://tiketi.test/bookings/booking-1');
  });

  it('say the reason of a decision as it was written, and never as HTML', () => {
    const upheld = { ...found, state: 'UPHELD' as const, decidedAt: found.decideBy, reason: '<b>여덟 번</b>' };
    const { text, html } = suspicionMail('suspicion.decided', upheld, { ...reader, locale: 'en' });

    expect(text).toContain('The restriction stays');
    expect(text).toContain('<b>여덟 번</b>');
    expect(html).toContain('&lt;b&gt;');
  });

  it('say sorry when it is lifted, by whomever', () => {
    const cleared = { ...found, state: 'CLEARED' as const, decidedAt: found.decideBy };
    expect(suspicionMail('suspicion.decided', cleared, { ...reader, locale: 'ko' }).text).toContain('죄송합니다');
  });
});
