import { expect, it } from 'vitest';
import { returnPath, safeReturnTo, signInPath } from './sign-in-path';

it('goes back to a page of ours with its search and hash', () => {
  expect(safeReturnTo('/events?q=%EC%9C%A4%EC%8A%AC#top')).toBe('/events?q=%EC%9C%A4%EC%8A%AC#top');
});

it.each([
  null,
  '',
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/a\\b',
  '/.//evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
])('never leaves the site for %s', (wish) => {
  expect(safeReturnTo(wish)).toBe('/');
});

it('remembers the page, but not a page of signing in', () => {
  expect(signInPath('/bookings?page=2')).toBe('/sign-in?returnTo=%2Fbookings%3Fpage%3D2');
  expect(returnPath('/sign-up', '?returnTo=%2F')).toBe('/');
  expect(returnPath('/events', '?q=a')).toBe('/events?q=a');
});
