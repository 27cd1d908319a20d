module.exports = async () => {
  await globalThis.tiketiTestServices?.stop();
};
