import { expect, type Page, test } from '@playwright/test';
import { isAccessible } from './accessible';
import { chooseFromTheList, goToSeats, payInTheWindow, signedUp } from './people';
import { theDeposit } from './support';

/** Holds two seats nobody else of these tests is at, and agrees to everything at the checkout. */
async function checkOut(page: Page, [word, title]: readonly [string, string], section: number): Promise<string[]> {
  await signedUp(page);
  await goToSeats(page, word, title);
  const seats = await chooseFromTheList(page, section, 2);
  await page.getByRole('button', { name: /선택 완료/ }).click();
  await expect(page).toHaveURL(/\/checkout\/[0-9a-f-]{36}$/);
  await page.getByRole('checkbox', { name: '아래 내용을 모두 확인했고 동의해요' }).check();
  return seats;
}

/** Gives the only ticket left for a dearer seat, and pays the difference. */
async function changeForDearer(page: Page): Promise<void> {
  await page.getByRole('button', { name: '좌석·날짜 변경' }).click();
  await page.getByRole('button', { name: '새 좌석 1석 고르기' }).click();
  const [seat = ''] = await chooseFromTheList(page, 3, 1);
  await page.getByRole('button', { name: '차액 확인하기' }).click();
  await isAccessible(page);
  await page.getByRole('button', { name: '차액 결제하기' }).click();
  await page.getByRole('checkbox', { name: '아래 내용을 모두 확인했고 동의해요' }).check();
  await page.getByRole('button', { name: /원 결제하기$/ }).click();
  await payInTheWindow(page);
  await expect(page.getByRole('img', { name: `${seat} 입장 QR 코드` })).toBeVisible();
}

test('cancels one of two tickets, sees the money go back, and changes the other for a dearer seat', async ({
  page,
}) => {
  test.slow();
  const [kept = '', gone = ''] = await checkOut(page, ['필하모닉', '한여울 필하모닉'], 0);
  await page.getByRole('radio', { name: '카카오페이' }).check();
  await page.getByRole('button', { name: /원 결제하기$/ }).click();
  await payInTheWindow(page);
  await expect(page.getByRole('img', { name: `${kept} 입장 QR 코드` })).toBeVisible();

  await page.getByRole('button', { name: '예매 취소하기' }).click();
  await page
    .getByRole('dialog')
    .getByRole('checkbox', { name: new RegExp(kept) })
    .uncheck();
  await expect(page.getByText(/남는 좌석 1석의 금액/)).toBeVisible();
  await isAccessible(page);
  const refund = page.getByRole('dialog').getByRole('button', { name: /환불받기$/ });
  const sum = /[\d,]+원/.exec((await refund.textContent()) ?? '')?.[0] ?? 'no sum';
  await refund.click();

  const refunds = page.getByRole('region', { name: '환불 내역' });
  await expect(refunds.getByText('환불 완료')).toBeVisible({ timeout: 30_000 });
  await expect(refunds).toContainText(sum);
  await expect(refunds).toContainText(gone);
  await expect(page.getByRole('img', { name: `${kept} 입장 QR 코드` })).toBeVisible();
  await expect(page.getByRole('img', { name: `${gone} 입장 QR 코드` })).toHaveCount(0);
  await isAccessible(page);

  await changeForDearer(page);
  await page.getByRole('link', { name: /^이전 예매/ }).click();
  await expect(page.getByRole('link', { name: /^새 예매/ })).toBeVisible();
  await expect(page.getByRole('img', { name: /입장 QR 코드$/ })).toHaveCount(0);
});

test('gets an account to pay into, and the page knows when the deposit came', async ({ page }) => {
  test.slow();
  await checkOut(page, ['아이린호', '아이린호 월드투어'], 5);
  await page.getByRole('radio', { name: '가상계좌' }).check();
  await page.getByRole('button', { name: /원 결제하기$/ }).click();
  await payInTheWindow(page);

  await expect(page.getByRole('heading', { name: '아래 계좌로 입금해 주세요' })).toBeVisible();
  await isAccessible(page);
  const account = (await page.locator('dd', { hasText: '복사' }).textContent())?.replace('복사', '').trim() ?? '';
  await theDeposit(page.request, account);

  await expect(page.getByText(/입금을 확인했어요/)).toBeVisible({ timeout: 30_000 });
});
