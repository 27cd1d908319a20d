import { expect, test } from '@playwright/test';
import { isAccessible } from './accessible';
import { openPreferences, search } from './support';

test('from the start page over a suggestion to the event and its seats', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('region', { name: '지금 예매 중' }).getByRole('link').nth(1)).toBeVisible();
  await isAccessible(page);

  await search(page, '아이린호');
  await page
    .getByRole('option', { name: /아이린호/ })
    .first()
    .click();

  await expect(page).toHaveURL(/\/events\/[\w-]+$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('아이린호');
  await expect(page.getByRole('row', { name: /티켓 금액의/ }).first()).toBeVisible();
  await isAccessible(page);
  await page.getByRole('link', { name: '좌석 선택하기' }).filter({ visible: true }).click();
  await expect(page).toHaveURL(/\/performances\/[\w-]+\/seats$/);
});

test('Korean and English words find the same events', async ({ page }) => {
  const found = async (q: string) => {
    await page.goto(`/events?${new URLSearchParams({ q })}`);
    const events = page.getByRole('main').getByRole('article').getByRole('link');
    await expect(events.first()).toBeVisible();
    return events.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  };

  const korean = await found('아이린호');

  expect(korean.length).toBeGreaterThan(0);
  expect(await found('Irinho')).toEqual(korean);
});

test('filters and order live in the address: reload and back keep them', async ({ page, isMobile }) => {
  await page.goto('/events');
  await expect(page.getByText(/^공연 \d+개$/)).toBeVisible();

  if (isMobile) await page.getByRole('button', { name: '필터' }).click();
  await page.getByRole('group', { name: '장르' }).getByRole('button', { name: '뮤지컬' }).click();
  await expect(page).toHaveURL('/events?category=musical');
  if (isMobile) {
    await isAccessible(page);
    await page.getByRole('button', { name: /개 공연 보기$/ }).click();
  }
  const asked = page.waitForRequest(/sort=price/);
  await page.getByRole('combobox', { name: '정렬' }).selectOption('낮은 가격순');
  await expect(page).toHaveURL('/events?category=musical&sort=price');
  const listed = page.getByRole('article').first().getByRole('link');
  // Until the new order has arrived the old one stays in view, marked busy. The page is drawn after its address
  // changes and asks after it is drawn: before the question went out, nothing is busy yet.
  await asked;
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  const first = await listed.textContent();

  await page.reload();
  await expect(listed).toHaveText(first ?? '');
  await expect(page.getByRole('combobox', { name: '정렬' })).toHaveValue('price');
  await isAccessible(page);
  await page.goBack();
  await expect(page).toHaveURL('/events?category=musical');
});

test('a search without a result says what to try', async ({ page }) => {
  await page.goto(`/events?${new URLSearchParams({ q: '없는공연이름' })}`);

  await expect(page.getByRole('heading', { name: '‘없는공연이름’에 맞는 공연이 없어요' })).toBeVisible();
  await isAccessible(page);
});

test('language and theme change on the spot, keep the page and are remembered', async ({ page }) => {
  await page.goto('/events?category=musical');
  await expect(page.getByRole('heading', { name: '공연 찾기' })).toBeVisible();

  await openPreferences(page);
  await page.getByRole('radio', { name: 'English' }).click();
  await expect(page.getByRole('radio', { name: 'English' })).toBeChecked();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await isAccessible(page);
  await page.reload();

  await expect(page.getByRole('heading', { name: 'Find events' })).toBeVisible();
  await expect(page).toHaveURL('/events?category=musical');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await isAccessible(page);
});

test('addresses that lead nowhere have a page of their own', async ({ page }) => {
  await page.goto('/no/such/page');

  await expect(page.getByRole('heading', { name: '페이지를 찾을 수 없어요' })).toBeVisible();
  await isAccessible(page);
});
