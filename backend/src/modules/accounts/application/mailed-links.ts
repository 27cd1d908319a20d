import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { Outbox } from '#platform/outbox/outbox';
import { hashOf, Secrets } from '#platform/secrets/secrets';
import { LINK_LIFE_MS, type OneTimePurpose, type OneTimeToken, OneTimeTokens } from '../domain/one-time-tokens';

const TOPICS: Readonly<Record<OneTimePurpose, string>> = {
  VERIFY_EMAIL: 'account.verification-requested',
  RESET_PASSWORD: 'account.password-reset-requested',
};

/**
 * Links that are mailed. The token in a link is computed from its row's id and a secret of the service: the outbox and
 * the table hold nothing that opens an account, and the worker can still write the link.
 */
@Injectable()
export class MailedLinks {
  constructor(
    private readonly tokens: OneTimeTokens,
    private readonly outbox: Outbox,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** Joins the caller's transaction; the mail leaves after its commit. Links sent before for the same purpose die. */
  async send(accountId: string, purpose: OneTimePurpose, pendingIdentityId: string | null = null): Promise<void> {
    const createdAt = this.clock.now();
    const id = newId(createdAt.getTime());
    await this.tokens.replace({
      id,
      accountId,
      purpose,
      pendingIdentityId,
      hash: hashOf(this.candidates(id)[0]),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + LINK_LIFE_MS[purpose]),
    });
    await this.outbox.add({ topic: TOPICS[purpose], aggregateId: accountId, payload: { oneTimeTokenId: id } });
  }

  /** The link that carries this secret, while it works. */
  find(purpose: OneTimePurpose, secret: string): Promise<OneTimeToken | undefined> {
    return this.tokens.findOpen(purpose, hashOf(secret), this.clock.now());
  }

  /** The account's working link. */
  findOf(accountId: string, purpose: OneTimePurpose): Promise<OneTimeToken | undefined> {
    return this.tokens.findOpenOf(accountId, purpose, this.clock.now());
  }

  /** When it was used: now for exactly one caller, undefined for all others. */
  async use({ id }: OneTimeToken): Promise<Date | undefined> {
    const now = this.clock.now();
    return (await this.tokens.use(id, now)) ? now : undefined;
  }

  /** No link of this account works any more. */
  voidAll(accountId: string): Promise<void> {
    return this.tokens.voidAll(accountId, this.clock.now());
  }

  /** For the mail: a working link by its row, with what it carries; undefined when it does not work any more. */
  async open(id: string): Promise<{ link: OneTimeToken; secret: string } | undefined> {
    const link = await this.tokens.findOpenById(id, this.clock.now());
    const secret = link && this.candidates(link.id).find((candidate) => hashOf(candidate) === link.hash);
    return link && secret ? { link, secret } : undefined;
  }

  private candidates(id: string) {
    return this.secrets.tokensFor('mailed-link', id);
  }
}
