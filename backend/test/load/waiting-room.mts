import { hash } from 'node:crypto';
import { Manager } from 'socket.io-client';
import type { Random } from '../faults/random.mts';
import type { Client } from './client.mts';
import type { Flows } from './flows.mts';
import type { Person } from './person.mts';
import { Skew } from './skew.mts';

interface QueueStatus {
  readonly serving: number;
  readonly draw: { readonly state: string } | null;
}

/** Find the number up to `cost` whose SHA-256 behind the salt is the target. */
interface Challenge {
  readonly token: string;
  readonly salt: string;
  readonly target: string;
  readonly cost: number;
}

interface Joined {
  readonly place: number | null;
  readonly receipt: { readonly entrant: number } | null;
  readonly socketTicket: string;
}

interface Place {
  readonly state: string;
  readonly place: number | null;
  readonly admission: { readonly token: string } | null;
  readonly socketTicket: string;
}

export interface Jitter {
  /** How long after joining the socket is opened at most. */
  readonly socketMs: number;
  /** How long after the draw people ask for their place at most. */
  readonly drawMs: number;
  /** How long after their place was called people ask for their admission at most. */
  readonly callMs: number;
}

/** Until when a socket that does not open counts as open. */
const CONNECT_MS = 20_000;

/** What browsers do in front of a sale, as docs/waiting-room.md tells them to. */
export class WaitingRoom {
  readonly skew = new Skew();
  readonly joined: Person[] = [];
  sockets = 0;
  mostSockets = 0;
  /** Sockets that the service closed although nobody had asked for it. */
  lostSockets = 0;
  private readonly performanceId: string;
  private readonly client: Client;
  private readonly flows: Flows;
  private readonly random: Random;
  private readonly jitter: Jitter;
  private readonly doors: readonly string[];
  private connected = 0;
  private readonly admitted: (person: Person) => void;
  private readonly track: (work: Promise<void>) => void;
  private readonly timers = new Set<NodeJS.Timeout>();
  private isOver = false;

  constructor(parts: {
    performanceId: string;
    doors: readonly string[];
    client: Client;
    flows: Flows;
    random: Random;
    jitter: Jitter;
    /** Told of everybody who is let in. */
    admitted: (person: Person) => void;
    /** Keeps an eye on what is under way. */
    track: (work: Promise<void>) => void;
  }) {
    this.performanceId = parts.performanceId;
    this.doors = parts.doors;
    this.client = parts.client;
    this.flows = parts.flows;
    this.random = parts.random;
    this.jitter = parts.jitter;
    this.admitted = parts.admitted;
    this.track = parts.track;
  }

  /** Does the sum the queue asks for, long before the opening. */
  async solve(person: Person, dueAt: number): Promise<void> {
    const path = `/performances/${this.performanceId}/queue/challenge`;
    const reply = await this.client.send('challenge', path, { headers: person.headers, dueAt });
    if (reply.verdict !== 'done') return;
    const { challenge } = reply.json() as { challenge: Challenge | null };
    if (!challenge) return;
    const { token, salt, target, cost } = challenge;
    for (let number = 0; number <= cost; number += 1)
      if (hash('sha256', `${salt}${number}`) === target) person.solution = { token, number };
  }

  async join(person: Person, dueAt: number): Promise<void> {
    person.joinedAt = performance.now();
    const reply = await this.client.send('join', `/performances/${this.performanceId}/queue/entries`, {
      method: 'POST',
      headers: person.headers,
      body: { nonce: person.nonce, challenge: person.solution },
      dueAt,
    });
    if (reply.verdict === 'shed')
      return this.later(1_000 + this.random.next() * 2_000, () => this.join(person, performance.now()));
    if (reply.verdict !== 'done') return;
    person.answeredAt = performance.now();
    const { place, receipt, socketTicket } = reply.json() as Joined;
    person.place = place ?? undefined;
    person.receipt = receipt;
    person.whereabouts = 'waiting';
    this.joined.push(person);
    this.later(this.random.next() * this.jitter.socketMs, async () => this.connect(person, socketTicket));
  }

  /** Nobody asks, connects or is told any more. */
  stop(): void {
    this.isOver = true;
    for (const timer of this.timers) clearTimeout(timer);
    for (const { socket } of this.joined) socket?.io.engine?.close();
  }

  /** Looks where one stands: the way in, and to a ticket for the socket. */
  private async ask(person: Person): Promise<void> {
    if (this.isOver || person.whereabouts !== 'waiting') return;
    const path = `/performances/${this.performanceId}/queue/entry`;
    const reply = await this.client.send('place', path, { headers: person.headers });
    person.isAsking = false;
    if (this.isOver) return;
    if (reply.verdict !== 'done') return this.later(3_000, () => this.ask(person));
    const { state, place, admission, socketTicket } = reply.json() as Place;
    person.place = place ?? undefined;
    if (state === 'ADMITTED' && admission) {
      person.admission = admission.token;
      person.whereabouts = 'inside';
      this.admitted(person);
    }
    if (!person.socket) this.connect(person, socketTicket);
    else if (person.whereabouts === 'waiting') this.askWhenCalled(person);
  }

  private connect(person: Person, ticket: string): void {
    const sentAt = performance.now();
    const manager = new Manager(this.doors[this.connected++ % this.doors.length] ?? '', {
      transports: ['websocket'],
      reconnection: false,
      timeout: CONNECT_MS,
      perMessageDeflate: { threshold: 1_048_576 },
    });
    const socket = manager.socket('/queue', { auth: { ticket } });
    person.socket = socket;
    let isOpen = false;
    const lost = (why: string): void => {
      if (this.isOver || person.socket !== socket) return;
      if (person.whereabouts === 'through') {
        if (isOpen) this.sockets -= 1;
        return;
      }
      if (isOpen) {
        this.sockets -= 1;
        this.lostSockets += 1;
      } else this.flows.note('socket', 'failed', { dueAt: sentAt, sentAt });
      this.flows.surprise(`socket: ${why}`);
      person.socket = undefined;
      person.serving = undefined;
      // With some patience: when a process dies, its thousands must not all come at once.
      this.later(this.random.next() * 5_000, () => this.ask(person));
    };
    manager.on('error', (error) => lost(error.message));
    socket.on('connect_error', (error) => lost(error.message));
    socket.on('disconnect', lost);
    socket.on('queue', (status: QueueStatus) => {
      if (!isOpen) {
        isOpen = true;
        this.sockets += 1;
        this.mostSockets = Math.max(this.mostSockets, this.sockets);
        this.flows.note('socket', 'done', { dueAt: sentAt, sentAt });
      }
      this.hear(person, status);
    });
  }

  private hear(person: Person, { serving, draw }: QueueStatus): void {
    if (this.isOver) return;
    if (serving !== person.serving) this.skew.hear(person.serving, serving, performance.now());
    person.serving = serving;
    if (person.whereabouts !== 'waiting' || person.isAsking) return;
    if (person.place === undefined && draw?.state === 'DRAWN') {
      person.isAsking = true;
      this.later(this.random.next() * this.jitter.drawMs, () => this.ask(person));
    } else this.askWhenCalled(person);
  }

  private askWhenCalled(person: Person): void {
    if (person.place === undefined || (person.serving ?? 0) < person.place || person.isAsking) return;
    person.isAsking = true;
    this.later(this.random.next() * this.jitter.callMs, () => this.ask(person));
  }

  private later(milliseconds: number, work: () => Promise<void>): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.isOver) this.track(work());
    }, milliseconds);
    this.timers.add(timer);
  }
}
