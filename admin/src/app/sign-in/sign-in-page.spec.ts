import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { aSession } from '../testing/builders';
import { Office, aProblem } from '../testing/office';

const SIGN_IN = '/api/v1/staff/auth/sign-in';

describe('SignInPage', () => {
  let office: Office;

  beforeEach(() => {
    office = Office.open();
  });

  function fill(email: string, password: string): void {
    const [emailField, passwordField] = [...office.page.querySelectorAll('input')];
    for (const [field, value] of [
      [emailField, email],
      [passwordField, password],
    ] as const) {
      if (!field) throw new Error('field missing');
      field.value = value;
      field.dispatchEvent(new Event('input'));
    }
    office.page.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    office.redraw();
  }

  it('opens the page that was wanted', async () => {
    await office.goTo('/sales');
    expect(TestBed.inject(Router).url).toBe('/sign-in?next=%2Fsales');

    fill(' operator@tiketi.test ', 'secret');
    const call = office.http.expectOne(SIGN_IN);
    expect(call.request.body).toEqual({ email: 'operator@tiketi.test', password: 'secret' });
    call.flush(aSession('operator'));

    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/sales'));
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example'])('never leads away to %s', async (next) => {
    await office.goTo(`/sign-in?next=${encodeURIComponent(next)}`);
    fill('operator@tiketi.test', 'secret');
    office.http.expectOne(SIGN_IN).flush(aSession('operator'));

    await vi.waitFor(() => expect(TestBed.inject(Router).url).toBe('/events'));
  });

  it('says what is wrong, in words', async () => {
    await office.goTo('/sign-in');
    fill('operator@tiketi.test', 'wrong');
    office.http
      .expectOne(SIGN_IN)
      .flush(aProblem(401, 'auth.wrong-credentials'), { status: 401, statusText: 'Unauthorized' });

    await vi.waitFor(() => {
      office.redraw();
      expect(office.text).toContain('이메일 또는 비밀번호가 올바르지 않습니다.');
    });
    office.http.expectNone('/api/v1/staff/auth/refresh');
  });

  it('asks for what is missing before it asks the server', async () => {
    await office.goTo('/sign-in');
    fill('', '');

    expect(office.text).toContain('이메일을 입력해 주세요.');
    office.http.expectNone(SIGN_IN);
  });
});
