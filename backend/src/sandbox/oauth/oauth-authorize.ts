import type { ProviderName } from '../sandbox-config';
import type { Html } from '../web/html';
import { layout } from '../web/layout';
import { type WebAnswer, cookie, page, redirect } from '../web/web-answer';
import type { WebRequest } from '../web/web-request';
import type { WebRoutes } from '../web/web-server';
import type { OAuthAccounts, ProviderAccount } from './oauth-accounts';
import { accountsPage, consentPage, problemPage } from './oauth-authorize.page';
import type { AuthorizationRequest, OAuthGrants } from './oauth-grants';
import type { OAuthProvider } from './oauth-provider';

/** A provider's pages: which account, what it may tell, and back to the application with a code or an error. */
export class OAuthAuthorize {
  constructor(
    private readonly provider: OAuthProvider,
    private readonly accounts: OAuthAccounts,
    private readonly grants: OAuthGrants,
  ) {}

  register(routes: WebRoutes): void {
    const base = `${this.base}/:request`;
    routes
      .get(this.provider.authorizePath, (request) => this.begin(request))
      .get(base, (request) => this.withRequest(request, (asked) => this.showAccounts(request, asked)))
      .post(`${base}/account`, (request) => this.withRequest(request, (asked) => this.chooseAccount(request, asked)))
      .post(`${base}/new-account`, (request) => this.withRequest(request, (asked) => this.addAccount(request, asked)))
      .get(`${base}/consent`, (request) => this.withRequest(request, (asked) => this.showConsent(request, asked)))
      .post(`${base}/consent`, (request) => this.withRequest(request, (asked) => this.decide(request, asked)))
      .post(`${base}/deny`, (request) => this.withRequest(request, (asked) => this.deny(asked)));
  }

  private get base(): string {
    return `/${this.provider.name}/auth/sandbox`;
  }

  private begin(request: WebRequest): WebAnswer {
    const { query } = request;
    const { provider } = this;
    if (query.get('client_id') !== provider.client.id) return this.problem(request, provider.wrongClient);
    // Exact, character by character (RFC 9700): a redirect to a wrong address would hand the code to a stranger.
    const redirectUri = query.get('redirect_uri') ?? '';
    if (redirectUri !== provider.redirectUri) return this.problem(request, provider.wrongRedirect);

    const state = query.get('state');
    const refuse = (error: string, description: string) =>
      redirect(backTo({ redirectUri, state }, { error, error_description: description }));
    if (query.get('response_type') !== 'code') return refuse('unsupported_response_type', 'Only code is supported.');
    if (provider.name === 'google' && !query.get('scope')) {
      return refuse('invalid_request', 'Missing required parameter: scope');
    }
    const codeChallenge = query.get('code_challenge');
    if (codeChallenge !== null && query.get('code_challenge_method') !== 'S256') {
      return refuse('invalid_request', 'Only S256 is supported.');
    }

    const prompt = (query.get('prompt') ?? '').split(' ');
    const asked = this.grants.ask({
      provider: provider.name,
      clientId: provider.client.id,
      redirectUri,
      state,
      scopes: (query.get('scope') ?? '').split(/[ ,]+/).filter(Boolean),
      codeChallenge,
      nonce: query.get('nonce'),
      asksAgain: prompt.includes('consent') || query.get('auth_type') === 'reprompt',
    });
    if (prompt.includes('none')) return this.silently(request, asked, refuse);
    return redirect(`${this.base}/${asked.id}`);
  }

  /** `prompt=none`: an answer without a page, or an error. */
  private silently(
    request: WebRequest,
    asked: AuthorizationRequest,
    refuse: (error: string, description: string) => WebAnswer,
  ): WebAnswer {
    const account = this.signedIn(request);
    if (!account) return refuse('login_required', 'user authentication required.');
    const consent = this.grants.consentOf(this.provider.name, asked.clientId, account.id);
    if (!consent) return refuse('consent_required', 'user consent required.');
    return this.allow(asked, account, consent.sharesEmail);
  }

  private showAccounts(request: WebRequest, asked: AuthorizationRequest): WebAnswer {
    const { provider, accounts } = this;
    const signedIn = this.signedIn(request);
    const others = accounts.of(provider.name).filter((account) => account.id !== signedIn?.id);
    const action = `${this.base}/${asked.id}`;
    return this.shown(request, accountsPage({ provider, action, signedIn, others, locale: request.locale }));
  }

  private chooseAccount(request: WebRequest, asked: AuthorizationRequest): WebAnswer {
    const account = this.accounts.find(this.provider.name, request.form.get('account') ?? undefined);
    return account ? this.continueAs(account, asked) : redirect(`${this.base}/${asked.id}`);
  }

  private addAccount(request: WebRequest, asked: AuthorizationRequest): WebAnswer {
    const form = request.form;
    const name = (form.get('name') ?? '').trim().slice(0, 40);
    const email = (form.get('email') ?? '').trim().slice(0, 200) || null;
    if (!name || (this.provider.name === 'google' && !email)) return redirect(`${this.base}/${asked.id}`);
    const account = this.accounts.add({
      provider: this.provider.name,
      name,
      email,
      isEmailVerified: email !== null && form.get('verified') === 'yes',
      sharesEmail: email !== null && form.get('shares') === 'yes',
    });
    return this.continueAs(account, asked);
  }

  private continueAs(account: ProviderAccount, asked: AuthorizationRequest): WebAnswer {
    const signIn = { 'set-cookie': cookie(this.provider.name, account.id, `/${this.provider.name}/auth`) };
    const chosen = this.grants.choose(asked, account.id);
    const consent = this.grants.consentOf(this.provider.name, asked.clientId, account.id);
    // Naming a scope asks again for what was refused before; only Kakao's is optional and named.
    const wantsMore = account.email !== null && !consent?.sharesEmail && asked.scopes.includes('account_email');
    if (consent && !wantsMore && !asked.asksAgain) return this.allow(chosen, account, consent.sharesEmail, signIn);
    return redirect(`${this.base}/${asked.id}/consent`, signIn);
  }

  private showConsent(request: WebRequest, asked: AuthorizationRequest): WebAnswer {
    const account = this.accounts.find(this.provider.name, asked.accountId ?? undefined);
    if (!account) return redirect(`${this.base}/${asked.id}`);
    const permissions = this.provider.permissions(asked.scopes);
    const action = `${this.base}/${asked.id}`;
    const { provider } = this;
    return this.shown(request, consentPage({ provider, action, account, permissions, locale: request.locale }));
  }

  private decide(request: WebRequest, asked: AuthorizationRequest): WebAnswer {
    const account = this.accounts.find(this.provider.name, asked.accountId ?? undefined);
    if (!account) return redirect(`${this.base}/${asked.id}`);
    const email = this.provider.permissions(asked.scopes).find((permission) => permission.kind === 'email');
    const isShared = email !== undefined && (!email.isOptional || request.form.get('email') === 'yes');
    return this.allow(asked, account, isShared && account.email !== null);
  }

  private allow(
    asked: AuthorizationRequest,
    account: ProviderAccount,
    sharesEmail: boolean,
    headers: Record<string, string> = {},
  ): WebAnswer {
    const code = this.grants.allow(asked, account.id, sharesEmail);
    return redirect(backTo(asked, { code }), headers);
  }

  private deny(asked: AuthorizationRequest): WebAnswer {
    this.grants.deny(asked);
    const { deniedDescription } = this.provider;
    return redirect(backTo(asked, { error: 'access_denied', error_description: deniedDescription }));
  }

  private signedIn(request: WebRequest): ProviderAccount | undefined {
    return this.accounts.find(this.provider.name, request.cookies.get(`sandbox_${this.provider.name}`));
  }

  private withRequest(request: WebRequest, work: (asked: AuthorizationRequest) => WebAnswer): WebAnswer {
    const asked = this.grants.findRequest(this.provider.name, request.param('request'));
    if (asked) return work(asked);
    return this.problem(request, {
      status: 400,
      code: 'request_expired',
      text: {
        ko: '로그인 요청이 끝났거나 시간이 지났습니다. 서비스에서 다시 시작해 주세요.',
        en: 'This sign-in request is over or too old. Please start again from the service.',
      },
    });
  }

  private problem(request: WebRequest, problem: OAuthProvider['wrongClient']): WebAnswer {
    return this.shown(request, problemPage(problem, request.locale), problem.status);
  }

  private shown(request: WebRequest, body: Html, status = 200): WebAnswer {
    const name = this.provider.title[request.locale];
    const title = request.locale === 'ko' ? '로그인' : 'Sign in';
    const brand: ProviderName = this.provider.name;
    return page(layout(request, { title, brand, name, body }), status);
  }
}

function backTo(
  { redirectUri, state }: { readonly redirectUri: string; readonly state: string | null },
  answer: Readonly<Record<string, string>>,
): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}
