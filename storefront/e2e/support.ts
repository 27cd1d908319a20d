import { expect, type APIRequestContext, type Page } from '@playwright/test';

const sandbox = process.env['TIKETI_SANDBOX'] ?? 'http://localhost:3900';

export const DEMO_BUYER = { email: 'buyer@tiketi.test', password: 'buyer-demo-2026' };

export async function signIn(page: Page, { email, password } = DEMO_BUYER): Promise<void> {
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호', { exact: true }).fill(password);
  await page.locator('form').getByRole('button', { name: '로그인', exact: true }).click();
}

/** Waits for a mail to the address whose text has the pattern, in the sandbox's inbox, and answers the first group. */
export async function mailTo(request: APIRequestContext, address: string, pattern: RegExp): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    const list = await request.get(`${sandbox}/mail/api/messages`, { params: { to: address } });
    for (const { id } of ((await list.json()) as { items: { id: string }[] }).items) {
      const message = (await (await request.get(`${sandbox}/mail/api/messages/${id}`)).json()) as { text: string };
      found ??= pattern.exec(message.text)?.[1];
    }
    expect(found).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found ?? '';
}

/** Opens the language and appearance choices, wherever this width has them. */
export async function openPreferences(page: Page): Promise<void> {
  const wide = page.getByRole('button', { name: /언어와 화면 설정|Language and appearance/ });
  if (await wide.isVisible()) await wide.click();
  else await page.getByRole('button', { name: /메뉴 열기|Open menu/ }).click();
}

/** Types into the header's search, behind its button on phones. */
export async function search(page: Page, words: string): Promise<void> {
  const opener = page.getByRole('button', { name: '공연 검색' });
  if (await opener.isVisible()) await opener.click();
  await page.getByRole('combobox', { name: '공연 검색' }).fill(words);
}

/** Pays into a virtual account, as the bank tells the sandbox's Toss. */
export async function theDeposit(request: APIRequestContext, accountNumber: string): Promise<void> {
  const list = (await (await request.get(`${sandbox}/toss/admin/payments`)).json()) as {
    items: { paymentKey: string; virtualAccount: { accountNumber: string } | null }[];
  };
  const payment = list.items.find(({ virtualAccount }) => virtualAccount?.accountNumber === accountNumber);
  expect(payment, `an account ${accountNumber} at the sandbox`).toBeDefined();
  const answer = await request.post(`${sandbox}/toss/admin/payments/${payment?.paymentKey}/deposit`, { data: {} });
  expect(answer.ok()).toBe(true);
}
