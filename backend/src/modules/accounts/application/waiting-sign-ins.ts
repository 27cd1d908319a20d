import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel/clock';
import { newId } from '#kernel/ids';
import { hashOf, randomToken, sameText } from '#platform/secrets/secrets';
import { ProviderStateWrong } from '../domain/account.errors';
import { PENDING_LIFE_MS, PendingIdentities, type PendingIdentity } from '../domain/pending-identities';
import type { ProviderIdentity } from '../domain/provider';

/** What a browser shows to go on with a provider sign-in that waits. */
export interface PendingProof {
  /** From the address of the page. */
  readonly pendingId: string;
  /** From this browser's cookie. */
  readonly pendingSecret: string | undefined;
}

/** Provider sign-ins that wait for a word of the person, each bound to the browser in which it began. */
@Injectable()
export class WaitingSignIns {
  constructor(
    private readonly pendings: PendingIdentities,
    private readonly clock: Clock,
  ) {}

  async add(
    identity: ProviderIdentity,
    needs: PendingIdentity['needs'],
  ): Promise<{ pendingId: string; pendingSecret: string }> {
    const createdAt = this.clock.now();
    const [pendingId, pendingSecret] = [newId(createdAt.getTime()), randomToken()];
    await this.pendings.add({
      ...identity,
      id: pendingId,
      needs,
      secretHash: hashOf(pendingSecret),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + PENDING_LIFE_MS),
    });
    return { pendingId, pendingSecret };
  }

  find(pendingId: string): Promise<PendingIdentity | undefined> {
    return this.pendings.findOpen(pendingId, this.clock.now());
  }

  /** @throws ProviderStateWrong when it is over, or began in another browser */
  async prove({ pendingId, pendingSecret }: PendingProof): Promise<PendingIdentity> {
    const pending = await this.find(pendingId);
    if (!pending || !pendingSecret || !sameText(hashOf(pendingSecret), pending.secretHash))
      throw new ProviderStateWrong();
    return pending;
  }

  /** @throws ProviderStateWrong for all but one caller */
  async finish({ id }: PendingIdentity): Promise<void> {
    if (!(await this.pendings.use(id, this.clock.now()))) throw new ProviderStateWrong();
  }
}
