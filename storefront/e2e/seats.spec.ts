import { expect, test } from '@playwright/test';
import { chooseFromTheList, goToSeats, signedUp } from './people';

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
