import { Injectable, type OnModuleInit } from '@nestjs/common';
import { argon2id, hash, needsRehash, verify } from 'argon2';
import { randomToken } from '#platform/secrets/secrets';
import { PasswordHashingBusy } from '../domain/account.errors';
import { normalPassword } from '../domain/password-rules';
import { Turns } from './turns';

/**
 * OWASP's argon2id minimum: 19 MiB, two passes, one lane. Some 25 to 45 ms of one core; 64 MiB, t3, p4 would be 120 ms
 * of four cores for every sign-in, and a sale brings thousands in a minute.
 */
const COST = { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** libuv has four threads for files, DNS, compression and this; the others must not wait for passwords. */
const AT_ONCE = 2;
/** About ten seconds of work. Whoever comes later is told to come back instead of waiting for nothing. */
const QUEUE_MAX = 400;
const BUSY_RETRY_SECONDS = 5;

/** Hashes and compares passwords, a few at a time. */
@Injectable()
export class Passwords implements OnModuleInit {
  private readonly turns = new Turns(AT_ONCE, QUEUE_MAX, () => new PasswordHashingBusy(BUSY_RETRY_SECONDS));
  private decoy = '';

  async onModuleInit(): Promise<void> {
    this.decoy = await hash(randomToken(), COST);
  }

  /** @throws PasswordHashingBusy */
  hash(password: string): Promise<string> {
    return this.turns.take(() => hash(normalPassword(password), COST));
  }

  /**
   * Takes as long for nobody as for somebody: without a hash a decoy is compared.
   * @throws PasswordHashingBusy
   */
  async matches(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    const matched = await this.turns.take(() => verify(passwordHash || this.decoy, normalPassword(password)));
    return matched && Boolean(passwordHash);
  }

  /** Whether a hash was made with other costs than today's. */
  isOutdated(passwordHash: string): boolean {
    return needsRehash(passwordHash, COST);
  }
}
