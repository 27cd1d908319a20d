import { join } from 'node:path';

import type { Clock } from '#kernel/clock';

import { Journal } from '../journal/journal';
import { PROVIDERS, type ProviderName, type SandboxConfig } from '../sandbox-config';
import type { WebRoutes } from '../web/web-server';
import { googleProvider, googleRoutes } from './google';
import { IdTokens } from './id-tokens';
import { kakaoProvider, kakaoRoutes } from './kakao';
import { naverProvider, naverRoutes } from './naver';
import { OAuthAccounts } from './oauth-accounts';
import { OAuthAuthorize } from './oauth-authorize';
import { OAuthGrants } from './oauth-grants';

/** Kakao, Naver and Google as sign-in providers. */
export class OAuth {
  private constructor(private readonly journal: Journal) {}

  static open(config: SandboxConfig, clock: Clock, routes: WebRoutes): OAuth {
    const journal = Journal.open(join(config.dataFolder, 'oauth.jsonl'));
    const accounts = new OAuthAccounts(journal, PROVIDERS);
    const grants = new OAuthGrants(journal, clock);
    const idTokens = new IdTokens(journal, clock, `${config.sandboxOrigin}/google/auth`);
    const callback = (name: ProviderName) => `${config.publicOrigin}/api/v1/auth/providers/${name}/callback`;

    const kakao = kakaoProvider(config.providers.kakao, callback('kakao'));
    const naver = naverProvider(config.providers.naver, callback('naver'));
    const google = googleProvider(config.providers.google, callback('google'));
    for (const provider of [kakao, naver, google]) new OAuthAuthorize(provider, accounts, grants).register(routes);
    kakaoRoutes(routes, kakao, grants, accounts);
    naverRoutes(routes, naver, grants, accounts);
    googleRoutes(routes, google, grants, accounts, idTokens);
    return new OAuth(journal);
  }

  async close(): Promise<void> {
    await this.journal.close();
  }
}
