import { aWholeBooking } from '../testing/builders';
import { Office } from '../testing/office';

const READ = '/api/v1/staff/bookings/booking-1';

describe('BookingPage', () => {
  let office: Office;

  const open = async (role: 'operator' | 'auditor') => {
    office = Office.open();
    await office.signIn(role);
    await office.goTo('/bookings/booking-1');
    office.http.expectOne(READ).flush(aWholeBooking());
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

  it('offers an auditor no personal data', async () => {
    await open('auditor');

    expect(() => office.button('개인정보 보기')).toThrow();
  });
});
