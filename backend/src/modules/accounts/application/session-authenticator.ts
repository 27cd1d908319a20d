import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { Authenticator } from '#platform/http/authenticator';
import type { SignedInPerson } from '#platform/http/signed-in';
import { type AccessClaims, AccessTokens } from './access-tokens';
import { LivePeople } from './live-people';

/** How long a look at the database counts. A session ended by another process is noticed within this time. */
const REMEMBER_MS = 2_500;
const REMEMBERED_MAX = 50_000;

interface Remembered {
  readonly person: SignedInPerson | undefined;
  readonly until: number;
}

interface Waiting {
  readonly resolve: (person: SignedInPerson | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Tells who an access token belongs to: the signature, then whether the session still lives. The role comes from the
 * database, not from the token. Sessions asked about in the same turn of the event loop share one statement.
 */
@Injectable()
export class SessionAuthenticator extends Authenticator {
  private readonly remembered = new Map<string, Remembered>();
  private readonly asked = new Map<string, Waiting[]>();

  constructor(
    private readonly tokens: AccessTokens,
    private readonly people: LivePeople,
    private readonly clock: Clock,
  ) {
    super();
  }

  async authenticate(accessToken: string): Promise<SignedInPerson | undefined> {
    const claims = this.tokens.read(accessToken);
    if (!claims) return undefined;
    const known = this.remembered.get(claims.sid);
    const person = known && known.until > this.clock.now().getTime() ? known.person : await this.ask(claims.sid);
    return person && belongsTo(claims, person) ? person : undefined;
  }

  /** For this process: sessions that have just ended. */
  forget(sessionIds: readonly string[]): void {
    for (const id of sessionIds) this.remembered.delete(id);
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
      const until = this.clock.now().getTime() + REMEMBER_MS;
      for (const [sessionId, waiting] of asked) {
        const person = found.get(sessionId);
        this.remember(sessionId, { person, until });
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
