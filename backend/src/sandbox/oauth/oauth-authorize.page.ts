import type { Locale } from '#kernel/localized-text';

import { type Html, html } from '../web/html';
import type { ProviderAccount } from './oauth-accounts';
import type { OAuthProvider, PageProblem, Permission } from './oauth-provider';

interface AccountsPage {
  readonly provider: OAuthProvider;
  readonly action: string;
  readonly signedIn: ProviderAccount | undefined;
  readonly others: readonly ProviderAccount[];
  readonly locale: Locale;
}

/** Which account: the one this browser is signed in with, one of the known ones, or a new one. */
export function accountsPage({ provider, action, signedIn, others, locale }: AccountsPage): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  return html`
    <section class="card">
      <div>
        <h1>${t('로그인', 'Sign in')}</h1>
        <p class="soft">${t('TIKETI에서 사용할 계정을 고르세요.', 'Choose an account for TIKETI.')}</p>
      </div>
      ${
        signedIn &&
        html`<form method="post" action="${action}/account">
          <input type="hidden" name="account" value="${signedIn.id}" />
          <button type="submit">${t(`${signedIn.name} 계정으로 계속하기`, `Continue as ${signedIn.name}`)}</button>
        </form>`
      }
      <form method="post" action="${action}/account" aria-label="${t('계정 고르기', 'Choose an account')}">
        ${others.map((account) => accountButton(account, locale))}
      </form>
      <details ${others.length === 0 && 'open'}>
        <summary>${t('다른 계정 추가', 'Add another account')}</summary>
        ${newAccountForm(provider, action, locale)}
      </details>
      <form method="post" action="${action}/deny">
        <button type="submit" class="quiet">${t('취소하고 돌아가기', 'Cancel and go back')}</button>
      </form>
    </section>
  `;
}

function accountButton(account: ProviderAccount, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const verified = account.isEmailVerified ? t('인증됨', 'verified') : t('미인증', 'not verified');
  return html`<button type="submit" class="account" name="account" value="${account.id}">
    <span class="avatar" aria-hidden="true">${account.name.slice(0, 1)}</span>
    <span>
      ${account.name}
      <small>${account.email ? `${account.email} · ${verified}` : t('이메일 없음', 'no e-mail address')}</small>
    </span>
  </button>`;
}

function newAccountForm(provider: OAuthProvider, action: string, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const needsEmail = provider.name === 'google';
  return html`<form method="post" action="${action}/new-account" class="stack">
    <label class="field">
      ${t('이름', 'Name')}
      <input type="text" name="name" required maxlength="40" autocomplete="off" />
    </label>
    <label class="field">
      ${needsEmail ? t('이메일', 'E-mail address') : t('이메일 (없어도 됩니다)', 'E-mail address (optional)')}
      <input type="email" name="email" maxlength="200" autocomplete="off" ${needsEmail && 'required'} />
    </label>
    <div>
      <label class="tick">
        <input type="checkbox" name="verified" value="yes" checked />
        <span>${t('이메일 인증됨', 'E-mail address verified')}</span>
      </label>
      ${
        !needsEmail &&
        html`<label class="tick">
          <input type="checkbox" name="shares" value="yes" checked />
          <span>${t('이메일 제공에 동의하는 사람', 'Agrees to share the e-mail address')}</span>
        </label>`
      }
    </div>
    <button type="submit">${t('추가하고 계속하기', 'Add and continue')}</button>
  </form>`;
}

interface ConsentPage {
  readonly provider: OAuthProvider;
  readonly action: string;
  readonly account: ProviderAccount;
  readonly permissions: readonly Permission[];
  readonly locale: Locale;
}

/** What TIKETI may know; optional things are the person's choice. */
export function consentPage({ provider, action, account, permissions, locale }: ConsentPage): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const shown = permissions.filter((permission) => permission.kind !== 'email' || account.email !== null);
  return html`
    <section class="card">
      <div>
        <h1>${t('TIKETI에 정보 제공', 'Share with TIKETI')}</h1>
        <p class="soft">
          ${t(
            `${provider.title.ko} 계정 ${account.name} 님의 정보를 TIKETI에 제공합니다.`,
            `TIKETI asks to see data of ${account.name}'s ${provider.title.en} account.`,
          )}
        </p>
      </div>
      <form method="post" action="${action}/consent">
        <fieldset>
          <legend>${t('제공 항목', 'What is shared')}</legend>
          ${shown.map((permission) => permissionTick(permission, account, locale))}
        </fieldset>
        <button type="submit">${t('동의하고 계속하기', 'Agree and continue')}</button>
      </form>
      <form method="post" action="${action}/deny">
        <button type="submit" class="quiet">${t('동의하지 않음', 'Do not agree')}</button>
      </form>
    </section>
  `;
}

function permissionTick(permission: Permission, account: ProviderAccount, locale: Locale): Html {
  const t = (ko: string, en: string) => (locale === 'ko' ? ko : en);
  const necessity = permission.isOptional ? t('선택', 'optional') : t('필수', 'required');
  const isTicked = !permission.isOptional || account.sharesEmail;
  const value = permission.kind === 'email' ? account.email : account.name;
  return html`<label class="tick">
    <input
      type="checkbox"
      name="${permission.kind}"
      value="yes"
      ${isTicked && 'checked'}
      ${!permission.isOptional && 'required'}
    />
    <span>${permission.label[locale]} (${necessity})<br /><span class="soft">${value}</span></span>
  </label>`;
}

/** The provider's own error page: nothing is sent back to an application that is not known to be the right one. */
export function problemPage(problem: PageProblem, locale: Locale): Html {
  return html`<section class="card">
    <h1>${locale === 'ko' ? '로그인할 수 없습니다' : 'Sign-in is not possible'}</h1>
    <p>${problem.text[locale]}</p>
    <p><code>${problem.code}</code></p>
  </section>`;
}
