/** Under `npm test` the service runs already; jest called by hand starts one (built before with `npx nest build api`). */
module.exports = async () => {
  if (process.env.TIKETI_ORIGIN) return;
  const { standaloneTestServers, startTestService } = await import('../../src/local/test-services.mts');
  const servers = await standaloneTestServers();
  globalThis.tiketiTestServers = servers;
  Object.assign(process.env, servers.env, (await startTestService(servers, 'e2e')).env);
};
