import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signUpByKakao } from './people';

const SHOW = '세탁소 블루스';

test('signs up by Kakao, finds a show, chooses seats, pays and holds a ticket', async ({ page }) => {
  await page.goto('/sign-in');
  await signUpByKakao(page);
  await expect(page).toHaveURL(/\/$/);

  await page.goto(`/events?q=${encodeURIComponent('세탁소')}`);
  await page.getByRole('link', { name: new RegExp(SHOW) }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(SHOW);
  await isAccessible(page);
  await toTheSeats(page);
  await isAccessible(page);

  await chooseTwoSeats(page);
  await isAccessible(page);
  await page.getByLabel(/동의/).first().check();
  await page.getByRole('button', { name: /결제하기/ }).click();
  await payInTheWindow(page);

  await expect(page).toHaveURL(/\/bookings\/[0-9a-f-]{36}/);
  await expect(page.getByRole('img', { name: /QR/ }).first()).toBeVisible();
  await isAccessible(page);
});

async function toTheSeats(page: Page): Promise<void> {
  await page.getByRole('link', { name: /좌석 선택|예매하기/ }).last().click();
  await expect(page).toHaveURL(/\/seats$/);
}

async function chooseTwoSeats(page: Page): Promise<void> {
  await page.getByText('목록', { exact: true }).click();
  const seats = page.getByRole('checkbox', { name: /선택 가능/ });
  await seats.nth(0).click();
  await seats.nth(1).click();
  await page.getByRole('button', { name: /선택 완료/ }).click();
  await expect(page).toHaveURL(/\/checkout\/[0-9a-f-]{36}$/);
}

async function payInTheWindow(page: Page): Promise<void> {
  await page.getByLabel(/동의/).first().check();
  await page.getByRole('button', { name: /결제/ }).first().click();
}

/** No serious or critical issue on the page as it is now (WCAG 2.1 A and AA). */
async function isAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
