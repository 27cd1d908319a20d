import { Agent, type IncomingMessage, type Server, type ServerResponse, createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Colour } from '../../../cdktf/deploy/blue-green.ts';

export type Weights = Readonly<Record<Colour, number>>;

interface Target {
  readonly port: number;
  readonly colour: Colour;
  /** Requests it has not answered yet. */
  underWay: number;
}

interface Answered {
  readonly at: number;
  readonly colour: Colour | 'nobody';
  readonly status: number;
}

/**
 * An Application Load Balancer in small: each request goes to a colour by weight and there to the process with the least to do,
 * over connections that are kept. A target that is taken out ends what it has and gets nothing new; a WebSocket stays where it
 * is. Like the real one it asks nobody a second time: a target that hangs up is a 502, a colour without targets a 503.
 */
export class WeightedBalancer {
  weights: Weights = { blue: 100, green: 0 };
  readonly answers: Answered[] = [];
  private readonly targets: Target[] = [];
  private readonly credit: Record<Colour, number> = { blue: 0, green: 0 };
  private readonly agent = new Agent({ keepAlive: true });
  private readonly sockets = new Set<Duplex>();
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
    server.on('request', (asked, answer) => this.pass(asked, answer));
    server.on('upgrade', (asked, client, head) => this.join(asked, client, head));
  }

  static listen(): Promise<WeightedBalancer> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    return new Promise((done, failed) => {
      server.once('error', failed);
      server.listen(0, '127.0.0.1', () => done(new WeightedBalancer(server)));
    });
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  register(colour: Colour, port: number): void {
    this.targets.push({ port, colour, underWay: 0 });
  }

  /** Nothing new for it; resolves when what it had is answered, at the latest after so many milliseconds. */
  async deregister(port: number, patienceMs: number): Promise<void> {
    const at = this.targets.findIndex((target) => target.port === port);
    const [gone] = at < 0 ? [] : this.targets.splice(at, 1);
    const until = performance.now() + patienceMs;
    while (gone && gone.underWay > 0 && performance.now() < until) await new Promise((done) => setTimeout(done, 20));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
    this.agent.destroy();
    for (const socket of this.sockets) socket.destroy();
  }

  /** In turn, as often as their weights say: with 5 % every twentieth, not one of twenty by luck. */
  private next(): Target | undefined {
    const colours = (['blue', 'green'] as const).filter((colour) => this.weights[colour] > 0);
    for (const colour of colours) this.credit[colour] += this.weights[colour];
    const [chosen] = colours.toSorted((a, b) => this.credit[b] - this.credit[a]);
    if (!chosen) return undefined;
    this.credit[chosen] -= 100;
    const [target] = this.targets
      .filter(({ colour }) => colour === chosen)
      .sort((one, other) => one.underWay - other.underWay);
    return target;
  }

  private pass(asked: IncomingMessage, answer: ServerResponse): void {
    const target = this.next();
    if (!target) return this.refuse(answer, 'nobody', 503);
    const { colour, port } = target;
    target.underWay += 1;
    answer.once('close', () => (target.underWay -= 1));
    const { headers, method, url } = asked;
    const sent = request({
      ...{ host: '127.0.0.1', port, path: url, method, agent: this.agent },
      headers: { ...headers, connection: 'keep-alive' },
    });
    const fail = (): void => {
      if (answer.headersSent) answer.destroy();
      else this.refuse(answer, colour, 502);
    };
    sent.once('response', (got) => {
      this.answers.push({ at: performance.now(), colour, status: got.statusCode ?? 0 });
      answer.writeHead(got.statusCode ?? 502, { ...got.headers, connection: headers.connection ?? 'keep-alive' });
      got.once('error', () => answer.destroy());
      got.pipe(answer);
    });
    sent.once('error', fail);
    asked.once('error', () => sent.destroy());
    asked.pipe(sent);
  }

  private refuse(answer: ServerResponse, colour: Answered['colour'], status: number): void {
    this.answers.push({ at: performance.now(), colour, status });
    answer.writeHead(status).end();
  }

  /** A WebSocket: from here on nobody looks into what travels. */
  private join(asked: IncomingMessage, client: Duplex, head: Buffer): void {
    const target = this.next();
    if (!target) return void client.destroy();
    const server = connect({ host: '127.0.0.1', port: target.port, noDelay: true });
    const lines = [`${asked.method} ${asked.url} HTTP/1.1`];
    for (let at = 0; at < asked.rawHeaders.length; at += 2)
      lines.push(`${asked.rawHeaders[at]}: ${asked.rawHeaders[at + 1]}`);
    server.write(`${lines.join('\r\n')}\r\n\r\n`);
    server.write(head);
    client.pipe(server).pipe(client);
    for (const [one, other] of [[client, server] as const, [server, client] as const]) {
      this.sockets.add(one);
      one.on('error', () => undefined);
      one.once('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
    }
  }
}
