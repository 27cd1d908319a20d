import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { mailTo } from './support';

/** Signs up with a Kakao account nobody has used before, on the way to a page; answers its address. */
export async function signUpByKakao(page: Page, to = '/'): Promise<string> {
  const email = `walk-${randomUUID()}@mail.test`;
  await page.goto(`/sign-in?${new URLSearchParams({ returnTo: to })}`);
  await page.getByRole('button', { name: '카카오로 계속하기' }).click();
  await page.getByText('다른 계정 추가').click();
  await page.getByLabel('이름').fill('고은별');
  await page.getByLabel(/이메일 \(없어도/).fill(email);
  await page.getByRole('button', { name: '추가하고 계속하기' }).click();
  for (const consent of await page.getByRole('checkbox').all()) await consent.check();
  await page.getByRole('button', { name: '동의하고 계속하기' }).click();
  await expect(page).toHaveURL(to);
  return email;
}

/** Somebody new who is signed in already, without a visit to the pages for it: those have tests of their own. */
export async function signedUp(page: Page): Promise<void> {
  const email = `walk-${randomUUID()}@mail.test`;
  const agreed = { agreedToTerms: true, agreedToPrivacy: true, agreedToMarketing: false };
  const person = { email, password: 'a long enough phrase', displayName: '고은별', locale: 'ko', ...agreed };
  expect((await page.request.post('/api/v1/auth/sign-up', { data: person })).status()).toBe(202);
  const token = await mailTo(page.request, email, /verify\?token=([\w.-]+)/);
  expect((await page.request.post('/api/v1/auth/verify-email', { data: { token } })).ok()).toBe(true);
  // What tells the app that this browser has a session to restore.
  await page.addInitScript(() => localStorage.setItem('tiketi.session', '1'));
}

/** Finds a show by a word and goes to the seats of its first performance on sale. */
export async function goToSeats(page: Page, word: string, title: string): Promise<void> {
  await page.goto(`/events?q=${encodeURIComponent(word)}`);
  await page
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
  await page.getByRole('link', { name: '좌석 선택하기' }).last().click();
  await expect(page).toHaveURL(/\/seats$/);
}

/** Presses free seats in the list view, from the end of a section so that tests side by side do not meet. */
export async function chooseFromTheList(page: Page, section: number, count: number): Promise<string[]> {
  await page.getByRole('radio', { name: '목록' }).check();
  // Which sections are as good as sold out is chance: of those with enough seats.
  const sections = page.locator('summary').filter({ hasText: /\d석/ });
  await expect(sections.first()).toBeVisible();
  const free = (await sections.allTextContents()).map((text) =>
    Number(/([\d,]+)석/.exec(text)?.[1]?.replace(',', '') ?? 0),
  );
  const roomy = free.flatMap((seats, at) => (seats >= count + 4 ? [at] : []));
  await sections.nth(roomy[section] ?? roomy[0] ?? 0).click();
  const seats = page.locator('details[open]').getByRole('button', { name: /선택 가능$/ });
  const chosen: string[] = [];
  for (let i = 0; i < count; i += 1) {
    // Behind the number that is seen come the words that are read out.
    const name = (await seats.first().locator('span').last().textContent()) ?? '';
    await seats.first().click();
    chosen.push(name.split(',')[0] ?? '');
  }
  return chosen;
}

/** Agrees and pays in the sandbox's window of Toss. */
export async function payInTheWindow(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /결제에 동의합니다/ }).check();
  await page.getByRole('button', { name: /결제하기$|계좌 발급/ }).click();
}
