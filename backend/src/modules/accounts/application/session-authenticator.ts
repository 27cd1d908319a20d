import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { Authenticator } from '#platform/http/authenticator';
import type { SignedInPerson } from '#platform/http/signed-in';
import { type AccessClaims, AccessTokens } from './access-tokens';
import { LivePeople } from './live-people';

/** How long a look at the database counts. A session ended by another process is noticed within this time. */
const REMEMBER_MS = 2_500;
const REMEMBERED_MAX = 50_000;
/** So often everybody who was here lately is looked at again, in one statement: before the look at them is too old. */
const RENEW_MS = 1_200;
/** Who asked for nothing for so long is looked at again only when they come back. */
const LATELY_MS = 20_000;
const RENEWED_MAX = 10_000;

interface Remembered {
  readonly person: SignedInPerson | undefined;
  until: number;
  usedAt: number;
}

interface Waiting {
  readonly resolve: (person: SignedInPerson | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Tells who an access token belongs to: the signature, then whether the session still lives. The role comes from the
 * database, not from the token. Sessions asked about in the same turn of the event loop share one statement, and buyers who are
 * at it are looked at again all together: thousands who press at the same second wait for no statement of their own.
 */
@Injectable()
export class SessionAuthenticator extends Authenticator implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(SessionAuthenticator.name);
  private readonly remembered = new Map<string, Remembered>();
  private readonly asked = new Map<string, Waiting[]>();
  private timer: NodeJS.Timeout | undefined;
  private isRenewing = false;

  constructor(
    private readonly tokens: AccessTokens,
    private readonly people: LivePeople,
    private readonly clock: Clock,
  ) {
    super();
  }

  onModuleInit(): void {
    this.timer = setInterval(() => void this.renew(), RENEW_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async authenticate(accessToken: string): Promise<SignedInPerson | undefined> {
    const claims = this.tokens.read(accessToken);
    if (!claims) return undefined;
    const known = this.recall(claims.sid);
    const person = known ? known.person : await this.ask(claims.sid);
    return person && belongsTo(claims, person) ? person : undefined;
  }

  /** Looks at the buyers again who asked for something lately. Without an answer the last look grows too old, no more. */
  async renew(): Promise<void> {
    if (this.isRenewing) return;
    this.isRenewing = true;
    try {
      const now = this.clock.now().getTime();
      const here = [...this.remembered]
        .filter(([, { person, usedAt }]) => person?.role === 'buyer' && usedAt > now - LATELY_MS)
        .slice(-RENEWED_MAX);
      if (here.length === 0) return;
      const gone = new Set(await this.people.goneOf(here.map(([sessionId]) => sessionId)));
      for (const [sessionId, known] of here)
        if (!gone.has(sessionId)) known.until = Math.max(known.until, now + REMEMBER_MS);
        else if (this.remembered.get(sessionId) === known) this.remembered.delete(sessionId);
    } catch (error) {
      this.log.warn({ err: error }, 'Sessions could not be looked at again');
    } finally {
      this.isRenewing = false;
    }
  }

  /** For this process: sessions that have just ended. */
  forget(sessionIds: readonly string[]): void {
    for (const id of sessionIds) this.remembered.delete(id);
  }

  private recall(sessionId: string): Remembered | undefined {
    const now = this.clock.now().getTime();
    const known = this.remembered.get(sessionId);
    if (!known || known.until <= now) return undefined;
    known.usedAt = now;
    return known;
  }

  private ask(sessionId: string): Promise<SignedInPerson | undefined> {
    return new Promise((resolve, reject) => {
      if (this.asked.size === 0) setImmediate(() => void this.answer());
      this.asked.set(sessionId, [...(this.asked.get(sessionId) ?? []), { resolve, reject }]);
    });
  }

  private async answer(): Promise<void> {
    const asked = new Map(this.asked);
    this.asked.clear();
    try {
      const found = await this.people.of([...asked.keys()]);
      const usedAt = this.clock.now().getTime();
      const until = usedAt + REMEMBER_MS;
      for (const [sessionId, waiting] of asked) {
        const person = found.get(sessionId);
        this.remember(sessionId, { person, until, usedAt });
        for (const { resolve } of waiting) resolve(person);
      }
    } catch (error) {
      for (const { reject } of [...asked.values()].flat()) reject(error);
    }
  }

  private remember(sessionId: string, answer: Remembered): void {
    // The oldest answer goes first; it is the next to be out of date anyway.
    this.remembered.delete(sessionId);
    if (this.remembered.size >= REMEMBERED_MAX) {
      const [oldest] = this.remembered.keys();
      if (oldest !== undefined) this.remembered.delete(oldest);
    }
    this.remembered.set(sessionId, answer);
  }
}

function belongsTo(claims: AccessClaims, person: SignedInPerson): boolean {
  return claims.sub === person.id && (claims.aud === 'tiketi:buyer') === (person.role === 'buyer');
}
