import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';

/** Signs up with a Kakao account nobody has used before, from a page that offers it. */
export async function signUpByKakao(page: Page): Promise<string> {
  const email = `walk-${randomUUID()}@mail.test`;
  await page.getByRole('button', { name: '카카오로 계속하기' }).click();
  await page.getByText('다른 계정 추가').click();
  await page.getByLabel('이름').fill('고은별');
  await page.getByLabel(/이메일 \(없어도/).fill(email);
  await page.getByRole('button', { name: '추가하고 계속하기' }).click();
  await page.getByRole('button', { name: /동의하고 계속|동의/ }).click();
  return email;
}
