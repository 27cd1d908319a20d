import { strict as assert } from 'node:assert';
import { once } from 'node:events';
import { Agent, type Server, createServer, get } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { Balancer } from './balancer.mts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Says its name, and echoes whatever comes after an upgrade. */
async function aServer(name: string): Promise<number> {
  const server: Server = createServer((_, response) => response.end(name));
  server.on('upgrade', (_, socket) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    socket.pipe(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function balancing(targets: readonly number[]): Promise<number> {
  const balancer = await Balancer.listen(0, targets);
  closing.push(() => balancer.close());
  return balancer.port;
}

function ask(port: number, agent?: Agent): Promise<string> {
  return new Promise((done, failed) => {
    get({ port, host: '127.0.0.1', agent: agent ?? false }, (response) => {
      let text = '';
      response.on('data', (piece: Buffer) => (text += piece.toString()));
      response.on('end', () => done(text));
    }).on('error', failed);
  });
}

/** A port nobody listens on. */
async function aDeadPort(): Promise<number> {
  const port = await aServer('gone');
  closing.pop()?.();
  return port;
}

describe('the balancer', () => {
  it('spreads connections that stay open evenly', async () => {
    const port = await balancing([await aServer('a'), await aServer('b')]);
    const agents = Array.from({ length: 10 }, () => new Agent({ keepAlive: true }));
    closing.push(() => agents.forEach((agent) => agent.destroy()));
    const names: string[] = [];
    for (const agent of agents) names.push(await ask(port, agent));
    assert.deepEqual(names.sort(), ['a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b']);
  });

  it('passes over a process that does not listen', async () => {
    const port = await balancing([await aDeadPort(), await aServer('alive')]);
    assert.deepEqual([await ask(port), await ask(port), await ask(port)], ['alive', 'alive', 'alive']);
  });

  it('hangs up when nobody listens', async () => {
    const port = await balancing([await aDeadPort()]);
    await assert.rejects(ask(port));
  });

  it('carries a WebSocket in both directions', async () => {
    const port = await balancing([await aServer('a')]);
    const socket = connect(port, '127.0.0.1');
    closing.push(() => socket.destroy());
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    const [upgraded] = (await once(socket, 'data')) as [Buffer];
    assert.match(upgraded.toString(), /^HTTP\/1.1 101/);
    socket.write('there and back');
    const [echoed] = (await once(socket, 'data')) as [Buffer];
    assert.equal(echoed.toString(), 'there and back');
  });
});
