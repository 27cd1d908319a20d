/** Under `npm test` the servers are there already; jest called by hand starts its own. */
module.exports = async () => {
  if (process.env.TEST_DATABASE_URL) return;
  const { standaloneTestServers } = await import('../src/local/test-services.mts');
  const servers = await standaloneTestServers();
  Object.assign(process.env, servers.env);
  globalThis.tiketiTestServers = servers;
};
