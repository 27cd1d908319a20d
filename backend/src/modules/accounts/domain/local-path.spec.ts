import { localPath } from './local-path';

describe('localPath', () => {
  it.each(['/', '/performances/1?tab=seats#map', '/검색?q=아이유', '/me/bookings'])('keeps %s', (path) => {
    expect(decodeURI(localPath(path))).toBe(path);
  });

  it.each([
    undefined,
    '',
    'events',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/a/../..//evil.example',
    'javascript:alert(1)',
    `/${'a'.repeat(600)}`,
  ])('turns %s into the front page', (path) => {
    expect(localPath(path)).toBe('/');
  });
});
