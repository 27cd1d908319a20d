import { connect, type Socket } from 'node:net';
import { type Fault, type Round, must, mustAnswer } from './fault.mts';
import { call } from './http.mts';
import { Load } from './load.mts';
import { eventually } from './wait.mts';
import type { World } from './world.mts';

/** Connections of each kind. The load balancer keeps most of them away; the api must not need that. */
const EACH = 170;
const READS = 60;
/** Slower than this nobody is who does nothing but read; a busy machine is given three times what it took without them. */
const A_READ_MS = 200;
/** requestTimeout of the api, Node's look at its connections every half minute, and some air. */
const LET_GO_SECONDS = 75;

/** What each kind sends at the beginning, and then a letter of every second; nothing: it only sits there. */
const KINDS: Readonly<Record<string, string>> = {
  'drips its head': 'GET /api/v1/events HTTP/1.1\r\nHost: tiketi.test\r\nX-Slow: ',
  'drips its body':
    'POST /api/v1/auth/sign-in HTTP/1.1\r\nHost: tiketi.test\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{',
  'says nothing': '',
};

export const slowClients: Fault = {
  id: 'F15',
  name: 'slow-clients',
  breaks: `${EACH * 3} connections that drip a head, drip a body or say nothing, without a load balancer in front`,
  checks: 'people buy and read as before; whoever is that slow is let go within a minute',
  kind: 'alone',
  // Waiting until they are let go is most of it.
  shortRounds: 0,

  async round(round) {
    const { world } = round;
    const before = await slowestRead(world);
    const slow = Object.keys(KINDS).flatMap((kind) => Array.from({ length: EACH }, () => new SlowClient(world, kind)));
    try {
      await eventually('all of them are connected', 20, async () => slow.every(({ isConnected }) => isConnected));
      const load = Load.begin(round, 3);
      await eventually('people buy beside them', 30, async () => load.sales >= 5);
      const beside = await slowestRead(world);
      await load.end();
      figures(round, before, beside);
      must(
        slow.some(({ isOpen }) => isOpen),
        'they were there all the while',
      );
      must(beside <= Math.max(A_READ_MS, before * 3), `others read as before: ${before} ms, then ${beside} ms`);
      await eventually('they are let go', LET_GO_SECONDS, async () => slow.every(({ isOpen }) => !isOpen));
      for (const { kind, said } of slow)
        must(!/ 200 | 5\d\d /.test(said.split('\r\n', 1)[0] ?? ''), `${kind}: ${said}`);
      await world.ready(world.origin);
    } finally {
      for (const client of slow) client.end();
    }
  },
};

class SlowClient {
  readonly kind: string;
  isConnected = false;
  isOpen = true;
  said = '';
  private readonly socket: Socket;
  private readonly drip: NodeJS.Timeout;

  constructor(world: World, kind: string) {
    this.kind = kind;
    this.socket = connect(world.ports.api, '127.0.0.1', () => {
      this.isConnected = true;
      this.socket.write(KINDS[kind] ?? '');
    });
    this.socket.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    this.socket.on('error', () => undefined).on('close', () => this.end());
    this.drip = setInterval(() => KINDS[kind] && this.isConnected && this.socket.write('x'), 1_000);
  }

  end(): void {
    this.isOpen = false;
    clearInterval(this.drip);
    this.socket.destroy();
  }
}

/** What nineteen of twenty reads stay below. */
async function slowestRead(world: World): Promise<number> {
  const took: number[] = [];
  for (let read = 0; read < READS; read += 1) {
    const answer = await call(`${world.origin}/api/v1/events`);
    mustAnswer(answer, [200], 'a read');
    took.push(answer.milliseconds);
  }
  return Math.round(took.sort((a, b) => a - b)[Math.floor(READS * 0.95)] ?? 0);
}

function figures(round: Round, before: number, beside: number): void {
  round.measured('ms of a read (p95) before', before);
  round.measured('ms of a read (p95) beside slow clients', beside);
}
