import { expect, type Page, test } from '@playwright/test';
import { isAccessible } from './accessible';
import { aBuyerHoldsASeat } from './a-buyer';

const PASSWORDS = { operator: 'operator-demo-2026', auditor: 'auditor-demo-2026' };

async function signIn(page: Page, role: keyof typeof PASSWORDS): Promise<void> {
  await page.goto('/admin');
  await page.getByLabel('이메일').fill(`${role}@tiketi.test`);
  await page.getByLabel('비밀번호', { exact: true }).fill(PASSWORDS[role]);
  await page.getByRole('button', { name: '로그인' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '공연 판매 현황' })).toBeVisible();
}

/** On a phone the menu is a drawer. */
async function openMenu(page: Page): Promise<void> {
  const open = page.getByRole('button', { name: '메뉴 열기' });
  if (await open.isVisible()) await open.click();
}

/** A performance on sale that other tests leave alone. */
async function aPerformance(page: Page, word: string): Promise<string> {
  const { items } = (await (await page.request.get(`/api/v1/events?q=${encodeURIComponent(word)}`)).json()) as {
    items: { id: string }[];
  };
  const event = (await (await page.request.get(`/api/v1/events/${items[0]?.id}`)).json()) as {
    performances: { id: string; saleStatus: string }[];
  };
  return event.performances.find(({ saleStatus }) => saleStatus === 'on-sale')?.id ?? '';
}

test('an operator sees a hold arrive without reloading and finds the booking, masked', async ({ page }) => {
  await signIn(page, 'operator');
  await isAccessible(page);
  const performanceId = await aPerformance(page, '필하모닉');
  const before = page.waitForEvent('websocket');
  await page.goto(`/admin/sales/${performanceId}`);
  await before;
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await isAccessible(page);
  const held = page.getByTestId('held-total');
  const already = Number((await held.innerText()).replace(/\D/g, ''));

  const booking = await aBuyerHoldsASeat(page.request, performanceId);

  await expect(async () => expect(Number((await held.innerText()).replace(/\D/g, ''))).toBeGreaterThan(already)).toPass(
    { timeout: 10_000 },
  );
  await page.goto('/admin/bookings');
  await page.getByLabel('예매번호, 이메일, 이름').fill(booking.number);
  await expect(page.getByText(booking.number).first()).toBeVisible();
  await expect(page.getByText('남**험').first()).toBeVisible();
  await expect(page.getByText(booking.email)).toHaveCount(0);
  await isAccessible(page);
});

test('an auditor reads revenue and takes it along as CSV; an operator cannot', async ({ page }) => {
  await signIn(page, 'auditor');
  await page.goto('/admin/revenue');
  await expect(page.getByRole('heading', { level: 1, name: '매출' })).toBeVisible();
  await isAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '거래 내역 CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/^티케티_결제거래_상세_.*\.csv$/);

  await openMenu(page);
  await page.getByRole('button', { name: '로그아웃' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '직원 로그인' })).toBeVisible();
  await signIn(page, 'operator');
  await openMenu(page);
  await expect(page.getByRole('link', { name: '예매 조회' })).toBeVisible();
  await expect(page.getByRole('link', { name: '매출' })).toHaveCount(0);
  await page.goto('/admin/revenue');
  await expect(page.getByRole('button', { name: '거래 내역 CSV' })).toHaveCount(0);
});
