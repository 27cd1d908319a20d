import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { isAccessible } from './accessible';
import { signUpByKakao } from './people';
import { mailTo, signIn } from './support';

const PASSWORD = 'long winter night';

test('signs up by Kakao, comes back to where one was, and stays signed in', async ({ page }) => {
  await page.goto('/account');
  await expect(page.getByRole('heading', { name: '다시 만나서 반가워요' })).toBeVisible();
  await isAccessible(page);

  const email = await signUpByKakao(page, '/account');

  await expect(page.getByText(email).first()).toBeVisible();
  await isAccessible(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: '내 정보' })).toBeVisible();
});

test('a consent refused at the provider is explained', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('button', { name: '네이버로 계속하기' }).click();
  await page.getByRole('button', { name: /취소/ }).click();

  await expect(page.getByRole('heading', { name: '로그인하지 못했어요' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveText('로그인 동의를 취소했어요.');
  await isAccessible(page);
});

test('signs up by e-mail: unusable until verified, and the link works once', async ({ page, request }) => {
  const email = `walk-${randomUUID()}@example.test`;
  await page.goto('/sign-up');
  await isAccessible(page);
  await page.getByLabel('이메일').fill(email);
  await page.getByLabel('비밀번호', { exact: true }).fill(PASSWORD);
  await page.getByLabel('이름').fill('이투이');
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page.getByText('가입하려면 동의가 필요해요.')).toHaveCount(2);
  await page.getByText('이용약관에 동의해요').click();
  await page.getByText('개인정보 수집·이용에 동의해요').click();
  await page.getByRole('button', { name: '가입하기' }).click();
  await expect(page.getByRole('heading', { name: '메일을 확인해 주세요' })).toBeVisible();
  await isAccessible(page);

  await page.goto('/sign-in');
  await signIn(page, { email, password: PASSWORD });
  await expect(page.getByRole('alert')).toContainText('이메일 인증이 아직 끝나지 않았어요');

  const link = await mailTo(request, email, /(\/auth\/verify\?token=[\w.-]+)/);
  await page.goto(link);
  await expect(page.getByRole('heading', { name: '이메일 인증을 마쳤어요' })).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole('alert')).toContainText('이미 사용했거나 만료된 링크예요');
  await isAccessible(page);
});

test('signing out in one tab signs out in the other', async ({ page, context }) => {
  await page.goto('/sign-in?returnTo=%2Faccount');
  await signIn(page);
  await expect(page.getByRole('heading', { name: '내 정보' })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/account');
  await expect(other.getByRole('heading', { name: '내 정보' })).toBeVisible();

  const menu = page.getByRole('button', { name: '메뉴 열기' });
  if (await menu.isVisible()) await menu.click();
  else await page.getByRole('button', { name: '내 메뉴' }).click();
  await page.getByRole('button', { name: '로그아웃', exact: true }).click();

  await expect(other.getByRole('heading', { name: '다시 만나서 반가워요' })).toBeVisible();
});
