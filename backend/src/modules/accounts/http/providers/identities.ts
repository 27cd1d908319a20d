import { normalEmail } from '../../domain/email-address';
import type { ProviderIdentity } from '../../domain/provider';
import { field, text } from './provider-wire';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const EMAIL_MAX = 254;

/** https://developers.kakao.com/docs/latest/ko/kakaologin/rest-api#req-user-info */
export function kakaoIdentity(me: unknown): ProviderIdentity {
  const account = field(me, 'kakao_account');
  const email = address(field(account, 'email'));
  return {
    provider: 'kakao',
    providerUserId: userId(field(me, 'id')),
    email,
    // Valid: not handed to another Kakao account since. Verified: a mail was answered.
    emailVerified:
      email !== null && field(account, 'is_email_valid') === true && field(account, 'is_email_verified') === true,
    displayName: text(field(account, 'profile', 'nickname')) ?? text(field(me, 'properties', 'nickname')),
  };
}

/** https://developers.naver.com/docs/login/profile/profile.md */
export function naverIdentity(profile: unknown): ProviderIdentity {
  // Naver answers 200 to everything; only the body tells.
  if (field(profile, 'resultcode') !== '00') throw new Error('Naver did not tell who this is.');
  const person = field(profile, 'response');
  return {
    provider: 'naver',
    providerUserId: userId(field(person, 'id')),
    email: address(field(person, 'email')),
    // Naver does not say whether the address was ever proved; people type what they like.
    emailVerified: false,
    displayName: text(field(person, 'nickname')) ?? text(field(person, 'name')),
  };
}

/** https://developers.google.com/identity/openid-connect/openid-connect#obtaininguserprofileinformation */
export function googleIdentity(claims: unknown): ProviderIdentity {
  const email = address(field(claims, 'email'));
  return {
    provider: 'google',
    providerUserId: userId(field(claims, 'sub')),
    email,
    emailVerified: email !== null && field(claims, 'email_verified') === true,
    displayName: text(field(claims, 'name')),
  };
}

/** @throws Error when there is none: without it nobody has signed in. */
function userId(value: unknown): string {
  const id = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : text(value);
  if (!id) throw new Error('The provider did not say who this is.');
  return id;
}

function address(value: unknown): string | null {
  const email = normalEmail(text(value) ?? '');
  return EMAIL.test(email) && email.length <= EMAIL_MAX ? email : null;
}
