/** Suites against real PostgreSQL and Redis: `npm test -- --only integration`. */
module.exports = {
  ...require('../jest.shared.cjs'),
  testRegex: '/test/integration/.*\\.int-spec\\.ts$',
  setupFilesAfterEnv: ['<rootDir>/test/integration/after-each-file.ts'],
};
