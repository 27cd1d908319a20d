import { createSigner } from 'fast-jwt';
import { checkIdToken } from './id-token';

const NOW = new Date('2026-05-01T12:00:00Z');
const expected = { issuer: 'https://accounts.google.com', audience: 'client', nonce: 'n', now: NOW };
const claims = {
  iss: 'https://accounts.google.com',
  aud: 'client',
  nonce: 'n',
  sub: 'g-1',
  exp: NOW.getTime() / 1_000 + 60,
};
const token = (change: object) => createSigner({ key: 'anything' })({ ...claims, ...change });

describe('checkIdToken', () => {
  it('returns the subject of a token that was made for this sign-in', () => {
    expect(checkIdToken(token({}), expected)).toBe('g-1');
    expect(checkIdToken(token({ iss: 'accounts.google.com' }), expected)).toBe('g-1');
  });

  it.each([
    ['another issuer', { iss: 'https://evil.example' }],
    ['another application', { aud: 'other' }],
    ['several applications', { aud: ['client', 'other'] }],
    ['another nonce', { nonce: 'm' }],
    ['no nonce', { nonce: undefined }],
    ['an old token', { exp: NOW.getTime() / 1_000 - 61 }],
    ['no end', { exp: undefined }],
  ])('refuses %s', (_, change) => {
    expect(() => checkIdToken(token(change), expected)).toThrow();
  });

  it('refuses a missing token', () => {
    for (const nothing of [undefined, null, {}, '', 'a.b.c']) expect(() => checkIdToken(nothing, expected)).toThrow();
  });
});
