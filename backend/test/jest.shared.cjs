/** What the suites that need real servers have in common; `rootDir` is backend/. */
const unit = require('../jest.config.cjs');

module.exports = {
  ...unit,
  globalSetup: '<rootDir>/test/global-setup.cjs',
  globalTeardown: '<rootDir>/test/global-teardown.cjs',
  testTimeout: 30_000,
};
