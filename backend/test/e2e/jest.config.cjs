/** Suites against the started processes over HTTP: `npm test -- --only e2e`. */
module.exports = {
  ...require('../jest.shared.cjs'),
  globalSetup: '<rootDir>/test/e2e/global-setup.cjs',
  setupFilesAfterEnv: ['<rootDir>/test/e2e/after-each-file.ts'],
  testRegex: '/test/e2e/.*\\.e2e-spec\\.ts$',
};
