import type { WholeBooking } from '../api/models';
import { aWholeBooking } from '../testing/builders';
import { evened, Office } from '../testing/office';

const READ = '/api/v1/staff/bookings/booking-1';

describe('BookingPage', () => {
  let office: Office;

  const open = async (role: 'operator' | 'auditor', with_: Partial<WholeBooking> = {}) => {
    office = Office.open();
    await office.signIn(role);
    await office.goTo('/bookings/booking-1');
    office.http.expectOne(READ).flush(aWholeBooking(with_));
    await office.settle();
  };

  afterEach(() => document.querySelector('.cdk-overlay-container')?.remove());

  it('shows personal data only after a reason was given', async () => {
    await open('operator');
    expect(office.text).not.toContain('gildong@example.com');

    office.button('개인정보 보기').click();
    await office.settle();
    const reason = document.querySelector('textarea');
    if (!reason) throw new Error('asks for a reason');
    const show = [...document.querySelectorAll<HTMLButtonElement>('tk-reason-dialog button')].at(-1);
    expect(show?.disabled).toBe(true);
    reason.value = '본인 확인 전화';
    reason.dispatchEvent(new Event('input'));
    await office.settle();
    show?.click();
    await office.settle();
    const request = office.http.expectOne(`${READ}/unmaskings`);
    expect(request.request.body).toEqual({ reason: '본인 확인 전화' });
    request.flush({ buyer: { name: '홍길동', email: 'gildong@example.com', phone: null } });
    await vi.waitFor(() => expect(office.text).toContain('gildong@example.com'));
  });

  it('shows what the seats became, with the money, and leads to the other booking', async () => {
    const { seats } = aWholeBooking();
    await open('auditor', {
      changes: [
        {
          id: 'change-1',
          state: 'DONE',
          direction: 'TO',
          bookingId: 'booking-2',
          bookingNumber: 'T20260502002',
          startsAt: '2026-06-02T10:00:00Z',
          oldSeatIds: seats.map(({ seatId }) => seatId),
          credit: 101_000,
          newTotal: 134_000,
          changeFee: 3_000,
          difference: 33_000,
          at: '2026-05-02T03:00:00Z',
        },
      ],
    });

    const changes = office.page.querySelector('tk-booking-changes');
    const text = evened(changes?.textContent ?? '');
    expect(text).toContain('변경 완료');
    expect(text).toContain('추가 결제 33,000원');
    expect(text).toMatch(/변경 수수료\s*3,000원/);
    for (const { label } of seats) expect(text).toContain(label.ko);
    expect(changes?.querySelector('a')?.getAttribute('href')).toMatch(/\/bookings\/booking-2$/);
  });

  it('shows no such part of a booking that was never changed', async () => {
    await open('auditor');

    expect(office.page.querySelector('tk-booking-changes')).toBeNull();
  });

  it('offers an auditor no personal data', async () => {
    await open('auditor');

    expect(() => office.button('개인정보 보기')).toThrow();
  });
});
