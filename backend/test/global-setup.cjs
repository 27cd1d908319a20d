/** Under `npm test` the servers are there already; jest called by hand starts its own. */
module.exports = async () => {
  if (process.env.TEST_DATABASE_URL) return;
  const { startTestServices } = await import('../src/local/test-services.mts');
  const services = await startTestServices();
  Object.assign(process.env, services.env);
  globalThis.tiketiTestServices = services;
};
