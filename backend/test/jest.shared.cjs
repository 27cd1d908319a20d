/** What the suites that need real servers have in common; `rootDir` is backend/. */
const unit = require('../jest.config.cjs');

module.exports = {
  ...unit,
  globalSetup: '<rootDir>/test/global-setup.cjs',
  globalTeardown: '<rootDir>/test/global-teardown.cjs',
  // Longer than the patience of `eventually`, which says what it waited for.
  testTimeout: 90_000,
};
