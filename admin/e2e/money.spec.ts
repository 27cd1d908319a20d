import { expect, type Page, test } from '@playwright/test';
import { isAccessible } from './accessible';

const PASSWORDS = {
  operator: 'operator-demo-2026',
  auditor: 'auditor-demo-2026',
  admin: 'admin-demo-2026',
};

/** Signs in over the API: the form has its own test. */
async function open(page: Page, role: keyof typeof PASSWORDS, path: string): Promise<string> {
  const answer = await page.request.post('/api/v1/staff/auth/sign-in', {
    data: { email: `${role}@tiketi.test`, password: PASSWORDS[role] },
  });
  await page.addInitScript(() => localStorage.setItem('tiketi.admin.signed-in', '1'));
  await page.goto(`/admin/${path}`);
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

test('an operator opens a booking, says why, sees the buyer and cancels it at the desk', async ({ page }) => {
  const token = await open(page, 'operator', 'bookings');
  const found = await page.request.get('/api/v1/staff/bookings?state=CONFIRMED&size=100', {
    headers: { authorization: `Bearer ${token}` },
  });
  const { items } = (await found.json()) as {
    items: { id: string; number: string; seatCount: number; startsAt: string; total: number }[];
  };
  // Ahead of us, and small enough to need nobody else's word.
  const booking = items
    .filter(({ seatCount, total }) => seatCount > 1 && total < 1_000_000)
    .sort((a, b) => b.startsAt.localeCompare(a.startsAt))
    .at(0);
  await page.goto(`/admin/bookings/${booking?.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText(booking?.number ?? '');
  await isAccessible(page);

  await page.getByRole('button', { name: '개인정보 보기' }).click();
  await page.getByLabel('사유').fill('본인 확인 전화를 받았습니다');
  await page.getByRole('dialog').getByRole('button', { name: '개인정보 보기' }).click();
  await expect(page.getByText('감사 기록에 남긴 조회입니다')).toBeVisible();

  await page.getByRole('button', { name: '취소·환불' }).click();
  const desk = page.getByRole('dialog');
  await desk.getByRole('checkbox', { name: /주최 측 사정/ }).check();
  await desk.getByLabel('사유').fill('공연장 시야 문제로 환불');
  await isAccessible(page);
  await desk.getByRole('button', { name: /환불하고 취소$/ }).click();

  await expect(page.getByText('취소했습니다. 환불이 진행됩니다.')).toBeVisible();
  await expect(page.getByText('반환', { exact: true }).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '환불' })).toBeVisible();
});

test('an administrator sees what calling a performance off would do and must type the sum', async ({ page }) => {
  await open(page, 'admin', 'refunds');
  await expect(page.getByRole('heading', { level: 1, name: '환불' })).toBeVisible();
  await isAccessible(page);
  const { items } = (await (await page.request.get('/api/v1/events?size=50')).json()) as { items: { id: string }[] };
  const event = (await (await page.request.get(`/api/v1/events/${items.at(-1)?.id}`)).json()) as {
    performances: { id: string }[];
  };
  await page.goto(`/admin/sales/${event.performances[0]?.id}/cancellation`);
  await expect(page.getByText('환불 총액')).toBeVisible();
  await isAccessible(page);

  await page.getByRole('button', { name: '회차 취소하고 전액 환불' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('사유').fill('출연자 부상으로 취소');
  await dialog.getByLabel(/확인을 위해/).fill('1');
  await expect(dialog.getByRole('button', { name: '회차 취소하고 전액 환불' })).toBeDisabled();
});

test('an auditor reads books, audit log, reconciliation and invariants, and takes a file along', async ({ page }) => {
  await open(page, 'auditor', 'invariants');
  await expect(page.getByText(/개 항목이 (모두 지켜지고 있습니다|어긋났습니다)/)).toBeVisible();
  await isAccessible(page);
  await page.goto('/admin/reconciliation');
  await expect(page.getByRole('heading', { name: '월 마감', exact: true })).toBeVisible();
  await isAccessible(page);
  await page.goto('/admin/books');
  await expect(page.getByText('차변과 대변이 일치합니다')).toBeVisible();
  await isAccessible(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);

  // The download itself is written down.
  await page.goto('/admin/audit');
  await expect(page.getByRole('button', { name: /export/ }).first()).toBeVisible();
  await isAccessible(page);
});
