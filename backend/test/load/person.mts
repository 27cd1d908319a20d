import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import type { BenchBuyer } from '../../bench/arena.mts';
import type { AccessTokens } from '../faults/access-tokens.mts';

const TOKEN_MS = 600_000;

/** Where somebody is on the way. */
export type Whereabouts = 'at home' | 'waiting' | 'inside' | 'through';

/** One visitor of an on-sale: what their browser knows. */
export class Person {
  readonly who: BenchBuyer;
  readonly nonce = randomBytes(16).toString('hex');
  whereabouts: Whereabouts = 'at home';
  /** The solved challenge, brought along when joining. */
  solution: { readonly token: string; readonly number: number } | undefined;
  /** When they pressed, and when they had their answer. */
  joinedAt = 0;
  answeredAt = 0;
  receipt: { readonly entrant: number } | null = null;
  place: number | undefined;
  admission: string | undefined;
  socket: Socket | undefined;
  /** Everything up to this place was called, as they heard it. */
  serving: number | undefined;
  isAsking = false;
  tries = 0;
  private readonly tokens: AccessTokens;
  private readonly address: string;
  private token = '';
  private tokenUntil = 0;

  constructor(number: number, who: BenchBuyer, tokens: AccessTokens) {
    this.who = who;
    this.tokens = tokens;
    this.address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
  }

  /** Signed in before the sale: nobody hashes a password at its opening. */
  get accessToken(): string {
    const now = performance.now();
    if (now > this.tokenUntil) {
      this.token = this.tokens.of(this.who);
      this.tokenUntil = now + TOKEN_MS;
    }
    return this.token;
  }

  get headers(): Record<string, string> {
    return {
      authorization: `Bearer ${this.accessToken}`,
      'x-forwarded-for': this.address,
      ...(this.admission !== undefined && { 'admission-token': this.admission }),
    };
  }
}
