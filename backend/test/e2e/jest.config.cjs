/** Suites against the started processes over HTTP: `npm test -- --only e2e`. */
module.exports = { ...require('../jest.shared.cjs'), testRegex: '/test/e2e/.*\\.e2e-spec\\.ts$' };
