import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { newCode, newId } from '#kernel/ids';
import type { ConfirmedBooking } from '#modules/bookings';
import { TicketKeys } from './ticket-keys';
import { TicketNotValid } from '../domain/ticket.errors';
import { TicketStore, type Voiding } from './ticket-store';

/** Issues the tickets of a paid booking, and takes them back. */
@Injectable()
export class Tickets {
  constructor(
    private readonly store: TicketStore,
    private readonly keys: TicketKeys,
  ) {}

  /** One ticket for each seat, in the caller's transaction. Safe to repeat. */
  async issueFor({ id, performanceId, claims }: ConfirmedBooking): Promise<void> {
    const tickets = claims.map((claim) => ({
      id: newId(),
      claimId: claim.id,
      seatOrdinal: claim.seatOrdinal,
      serial: randomBytes(16).toString('hex'),
      code: [newCode(4), newCode(4), newCode(4)].join('-'),
    }));
    await this.store.add({ id, performanceId, kid: this.keys.currentKid }, tickets);
  }

  /**
   * Whoever hands tickets on asks this first, in the same transaction: a suspicion (modules/fairness) freezes the handing
   * on and nothing else.
   */
  mayBeTransferred(accountId: string, performanceId: string): Promise<boolean> {
    return this.store.mayBeTransferred(accountId, performanceId);
  }

  /**
   * From now on nobody gets in with them. In the caller's transaction, together with what makes it so.
   * @throws TicketNotValid when one was used or is void; nothing happens to the others then
   */
  async void(claimIds: readonly string[], by: Voiding): Promise<void> {
    const left = await this.store.void(claimIds, by);
    if (left.length > 0) throw new TicketNotValid();
  }
}
