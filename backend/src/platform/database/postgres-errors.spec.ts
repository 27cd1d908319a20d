import { isDatabaseUnavailable } from './postgres-errors';

it.each([
  'timeout exceeded when trying to connect',
  'Connection terminated unexpectedly',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
])('"%s" means that the database is away for a moment', (message) => {
  expect(isDatabaseUnavailable(new Error(message))).toBe(true);
});

it('a server that shuts down is away, a broken rule is not', () => {
  expect(isDatabaseUnavailable(Object.assign(new Error('x'), { code: '57P01' }))).toBe(true);
  expect(isDatabaseUnavailable(Object.assign(new Error('x'), { code: '23505' }))).toBe(false);
  expect(isDatabaseUnavailable(new Error('Cannot read properties of undefined'))).toBe(false);
});
