import { googleIdentity, kakaoIdentity, naverIdentity } from './identities';

const kakao = (account: object) => ({ id: 4_242, kakao_account: { profile: { nickname: '지은' }, ...account } });

describe('identities', () => {
  it('believes Kakao about an address that is both valid and verified, and nothing less', () => {
    const full = { email: 'A@example.com', is_email_valid: true, is_email_verified: true };

    expect(kakaoIdentity(kakao(full))).toEqual({
      provider: 'kakao',
      providerUserId: '4242',
      email: 'a@example.com',
      emailVerified: true,
      displayName: '지은',
    });
    expect(kakaoIdentity(kakao({ ...full, is_email_valid: false })).emailVerified).toBe(false);
    expect(kakaoIdentity(kakao({ ...full, is_email_verified: 'true' })).emailVerified).toBe(false);
    expect(kakaoIdentity(kakao({})).email).toBeNull();
  });

  it('never believes Naver about an address', () => {
    const response = { id: 'n-1', email: 'a@example.com', nickname: '지은', email_verified: true };

    expect(naverIdentity({ resultcode: '00', response })).toMatchObject({
      emailVerified: false,
      email: 'a@example.com',
    });
    expect(() => naverIdentity({ resultcode: '024', message: 'Authentication failed' })).toThrow();
  });

  it('believes Google when it says true', () => {
    const claims = { sub: 'g-1', email: 'a@example.com', name: 'Jieun' };

    expect(googleIdentity({ ...claims, email_verified: true }).emailVerified).toBe(true);
    expect(googleIdentity({ ...claims, email_verified: 'true' }).emailVerified).toBe(false);
    expect(googleIdentity(claims).emailVerified).toBe(false);
  });

  it('takes nothing that is no address, and nobody without an id', () => {
    expect(googleIdentity({ sub: 'g', email: 'a b@example.com', email_verified: true })).toMatchObject({
      email: null,
      emailVerified: false,
    });
    for (const empty of [null, [], 'text', {}, { sub: '' }, { sub: {} }]) expect(() => googleIdentity(empty)).toThrow();
  });
});
