module.exports = async () => {
  await globalThis.tiketiTestServers?.stop();
};
