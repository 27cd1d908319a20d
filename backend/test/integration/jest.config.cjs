/** Suites against real PostgreSQL and Redis: `npm test -- --only integration`. */
module.exports = { ...require('../jest.shared.cjs'), testRegex: '/test/integration/.*\\.int-spec\\.ts$' };
