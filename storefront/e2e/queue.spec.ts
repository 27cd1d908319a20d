import { readFileSync } from 'node:fs';
import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { isAccessible } from './accessible';
import { chooseFromTheList, signedUp } from './people';

const OPERATOR = { email: 'operator@tiketi.test', password: 'operator-demo-2026' };

/** Sets up a queue that opens with a draw in so many seconds. */
async function openIn(request: APIRequestContext, performanceId: string, seconds: number): Promise<void> {
  const session = await request.post('/api/v1/staff/auth/sign-in', { data: OPERATOR });
  const { accessToken } = (await session.json()) as { accessToken: string };
  const now = Date.parse(session.headers()['date'] ?? '');
  const answer = await request.put(`/api/v1/staff/performances/${performanceId}/queue`, {
    headers: { authorization: `Bearer ${accessToken}` },
    data: {
      mode: 'FROM',
      from: new Date(now + seconds * 1_000).toISOString(),
      entranceOpensAt: new Date(now - 60_000).toISOString(),
      capacity: 2,
      ratePerMinute: 600,
      staySeconds: 600,
      autoHoldsPerSecond: 50,
      paused: false,
      reason: 'a browser test of the queue',
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function performanceOf(request: APIRequestContext, word: string): Promise<string> {
  const found = (await (await request.get(`/api/v1/events?q=${encodeURIComponent(word)}`)).json()) as {
    items: { id: string }[];
  };
  const event = (await (await request.get(`/api/v1/events/${found.items[0]?.id}`)).json()) as {
    performances: { id: string; saleStatus: string }[];
  };
  const last = event.performances.filter(({ saleStatus }) => saleStatus === 'on-sale').at(-1);
  expect(last, `a performance of ${word} on sale`).toBeDefined();
  return last?.id ?? '';
}

const join = (page: Page) => page.getByRole('button', { name: '순번 추첨에 참여하기' });

test('two people are drawn, let in and hold seats; a third is refused; anybody can check the draw', async ({
  browser,
  page,
}) => {
  test.slow(); // it waits for a draw at a set second
  const performanceId = await performanceOf(page.request, '서도운');
  const room = `/performances/${performanceId}/queue`;
  const other = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  await Promise.all([signedUp(page), signedUp(other)]);
  await Promise.all([page.goto(room), other.goto(room)]);
  await expect(page.getByRole('heading', { name: '지금은 대기열이 없어요' })).toBeVisible();

  await openIn(page.request, performanceId, 20);
  await Promise.all([join(page).click(), join(other).click()]);
  // The draw takes this page away by itself: what is done on it comes first, and its check last.
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '파일로 저장' }).click();
  const receipt = await (await download).path();
  await expect(other.getByRole('heading', { name: '참여했어요' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '참여했어요' })).toBeVisible();
  await isAccessible(page);

  // The draw, the turn and the seats come by themselves.
  await expect(page).toHaveURL(/\/seats$/, { timeout: 45_000 });
  await expect(other).toHaveURL(/\/seats$/);
  await expect(page.getByRole('complementary', { name: '입장 시간' })).toBeVisible();
  await chooseFromTheList(page, 1, 1);
  await page.getByRole('button', { name: /선택 완료/ }).click();
  await expect(page).toHaveURL(/\/checkout\/[0-9a-f-]{36}$/);

  const third = await page.request.get(`/api/v1/performances/${performanceId}/seat-status`);
  expect(third.status()).toBe(403);
  expect(((await third.json()) as { code: string }).code).toBe('queue.admission-required');

  await other.goto(`/draws/${performanceId}`);
  await expect(other.getByRole('heading', { name: '약속한 그대로 추첨했어요' })).toBeVisible();
  await expect(other.getByRole('heading', { name: /^내 순번은 [12]번이에요$/ })).toBeVisible();
  await isAccessible(other);

  const file = (await (await page.request.get(`/api/v1/performances/${performanceId}/queue/draw`)).json()) as {
    entrants: string[];
  };
  expect(file.entrants).toHaveLength(2);
  const changed = JSON.stringify({ ...file, entrants: file.entrants.with(1, 'f'.repeat(64)) });
  const field = other.getByLabel(/파일로 확인하기/);
  await field.setInputFiles({ name: 'changed.json', mimeType: 'application/json', buffer: Buffer.from(changed) });
  await expect(other.getByRole('heading', { name: '이 추첨은 믿을 수 없어요' })).toBeVisible();
  // The receipt that was saved is a file of its own, good for the verifier without us.
  expect(JSON.parse(readFileSync(receipt, 'utf8'))).toMatchObject({ performanceId });
  await other.context().close();
});
