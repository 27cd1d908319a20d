import { expect, type Page, test } from '@playwright/test';
import { isAccessible } from './accessible';
import { chooseFromTheList, goToSeats, payInTheWindow, signUpByKakao } from './people';

test('signs up by Kakao, finds a show, chooses seats, pays and holds a ticket', async ({ page }) => {
  test.slow();
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

  await withoutNetwork(page, seat);
});

/** The ticket and its paper in front of the gate: the page is opened anew, from the list, and nothing answers. */
async function withoutNetwork(page: Page, seat: string): Promise<void> {
  await expect(page.getByText('이 기기에서는 인터넷 없이도 열 수 있어요.')).toBeVisible();
  await page.context().setOffline(true);
  await page.goto('/bookings');
  await expect(page.getByText(/저장한 예매를 보여 드려요/)).toBeVisible();
  await isAccessible(page);
  await page.getByRole('article').getByRole('link').first().click();
  await expect(page.getByRole('img', { name: `${seat} 입장 QR 코드` })).toBeVisible();
  await isAccessible(page);
  const paper = page.waitForEvent('download');
  await page.getByRole('button', { name: /PDF 저장/ }).click();
  expect((await paper).suggestedFilename()).toMatch(/\.pdf$/);

  await page.context().setOffline(false);
  await expect(page.getByText(/저장한 예매를 보여 드려요/)).toBeHidden();
  await page
    .getByRole('banner')
    .getByRole('button', { name: /고은별|메뉴 열기/ })
    .click();
  await page.getByRole('button', { name: '로그아웃' }).click();
  await expect.poll(() => page.evaluate(() => caches.has('tiketi.kept'))).toBe(false);
}

test('the pages anybody can open are accessible', async ({ page, isMobile }) => {
  test.slow();
  // Light on a phone is what the tests of these pages look at. Colours do not depend on the size.
  await page.emulateMedia({ colorScheme: isMobile ? 'dark' : 'light', reducedMotion: 'reduce' });
  for (const path of ['/', '/events', '/sign-in', '/sign-up', '/nowhere']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
    await page.waitForLoadState('networkidle');
    await isAccessible(page);
  }
});
