import { expect, test } from '@playwright/test';
import { isAccessible } from './accessible';
import { chooseFromTheList, goToSeats, payInTheWindow, signedUp, signUpByKakao } from './people';

test('signs up by Kakao, finds a show, chooses seats, pays and holds a ticket', async ({ page }) => {
  await signUpByKakao(page);
  await goToSeats(page, '세탁소', '세탁소 블루스');
  await isAccessible(page);
  const [seat = ''] = await chooseFromTheList(page, 0, 2);
  await isAccessible(page);
  await page.getByRole('button', { name: /선택 완료/ }).click();

  await expect(page).toHaveURL(/\/checkout\/[0-9a-f-]{36}$/);
  await expect(page.getByText(seat).first()).toBeVisible();
  await isAccessible(page);
  await page.getByRole('checkbox', { name: '아래 내용을 모두 확인했고 동의해요' }).check();
  await page.getByRole('button', { name: /원 결제하기$/ }).click();

  await payInTheWindow(page);
  await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]{36}/);
  await expect(page.getByRole('img', { name: `${seat} 입장 QR 코드` })).toBeVisible();
  await isAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /PDF 저장/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);
});

test('keeps what was chosen while somebody signs in, and asks for nothing twice', async ({ page }) => {
  await goToSeats(page, '마지막 층', '마지막 층의 이웃');
  await chooseFromTheList(page, 1, 1);
  await page.getByRole('button', { name: /선택 완료/ }).click();

  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole('button', { name: '카카오로 계속하기' }).click();
  await page.getByText('다른 계정 추가').click();
  await page.getByLabel('이름').fill('나중에');
  await page.getByLabel(/이메일 \(없어도/).fill(`later-${Date.now()}@mail.test`);
  await page.getByRole('button', { name: '추가하고 계속하기' }).click();
  for (const consent of await page.getByRole('checkbox').all()) await consent.check();
  await page.getByRole('button', { name: '동의하고 계속하기' }).click();

  // The wish goes on by itself once we know who it is.
  await expect(page).toHaveURL(/\/checkout\/[0-9a-f-]{36}$/);
});

test('shows a seat that somebody else holds as held, without reloading', async ({ browser, page }) => {
  const other = await (await browser.newContext()).newPage();
  await signedUp(other);
  await goToSeats(other, '고래', '고래가 잠든 방');
  await goToSeats(page, '고래', '고래가 잠든 방');
  await page.getByRole('radio', { name: '목록' }).check();
  await page.locator('summary').nth(2).click();

  const [seat = ''] = await chooseFromTheList(other, 2, 1);
  await expect(page.getByRole('button', { name: new RegExp(`^${seat},.*선택 가능$`) })).toBeVisible();
  await other.getByRole('button', { name: /선택 완료/ }).click();
  await expect(other).toHaveURL(/\/checkout\//);

  await expect(page.getByRole('button', { name: new RegExp(`^${seat},`) })).toBeDisabled();
  await other.context().close();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the pages anybody can open are accessible in ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of ['/', '/events', '/sign-in', '/sign-up', '/nowhere']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
      await page.waitForLoadState('networkidle');
      await isAccessible(page);
    }
  });
}
