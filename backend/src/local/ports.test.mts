import assert from 'node:assert/strict';
import { type AddressInfo, createServer } from 'node:net';
import { test } from 'node:test';
import { type LocalProblem } from './problem.mts';
import { demandFree, freePort, holderOf, portFrom } from './ports.mts';

async function listening(): Promise<{ port: number; close: () => void }> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
}

test('a taken port names its holder and a way out', async () => {
  const { port, close } = await listening();
  await assert.rejects(demandFree('PORT', port, '127.0.0.1', 'PORT=3100 npm start'), (error: LocalProblem) => {
    assert.match(error.message, new RegExp(`Port ${port} is already taken`));
    assert.match(error.wayOut, /PORT=3100 npm start/);
    return true;
  });
  if (process.platform === 'linux') assert.match(holderOf(port) ?? '', new RegExp(`process ${process.pid}\\)`));
  close();
});

test('the wished port is used when it is free, another one when not', async () => {
  const { port, close } = await listening();
  assert.notEqual(await freePort(port), port);
  close();
  assert.equal(await freePort(port), port);
});

test('a port no browser opens is neither chosen nor taken from a wish', async () => {
  assert.notEqual(await freePort(6000), 6000);
  process.env['TIKETI_PORT_TEST'] = '6000';
  assert.throws(() => portFrom('TIKETI_PORT_TEST', 1), /Browsers refuse to open port 6000/);
  delete process.env['TIKETI_PORT_TEST'];
});

test('a port that is none is refused with a sentence', () => {
  process.env['TIKETI_PORT_TEST'] = '70000';
  assert.throws(() => portFrom('TIKETI_PORT_TEST', 1), /70000 is not a port/);
  delete process.env['TIKETI_PORT_TEST'];
  assert.equal(portFrom('TIKETI_PORT_TEST', 3000), 3000);
});
