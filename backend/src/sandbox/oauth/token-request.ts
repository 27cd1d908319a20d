import type { IssuedTokens, OAuthGrants } from './oauth-grants';
import { OAuthRefusal } from './oauth-refusal';
import type { ProviderName } from '../sandbox-config';

/**
 * Answers the two grant types every provider has (RFC 6749, 4.1.3 and 6). `state` is only given where a provider wants
 * to see it again with the code.
 * @throws OAuthRefusal
 */
export function issueTokens(
  provider: ProviderName,
  parameters: URLSearchParams,
  { grants, clientId, state = null }: { grants: OAuthGrants; clientId: string; state?: string | null },
): IssuedTokens {
  switch (parameters.get('grant_type')) {
    case 'authorization_code':
      return grants.exchange(provider, {
        code: parameters.get('code') ?? '',
        clientId,
        redirectUri: parameters.get('redirect_uri'),
        codeVerifier: parameters.get('code_verifier'),
        state,
      });
    case 'refresh_token':
      return grants.refresh(provider, clientId, parameters.get('refresh_token') ?? '');
    default:
      throw new OAuthRefusal('unsupported-grant');
  }
}
