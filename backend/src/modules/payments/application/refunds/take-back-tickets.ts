import { Injectable } from '@nestjs/common';
import type { Won } from '#kernel/won';
import { ReturnSeats } from '#modules/bookings';
import { Tickets } from '#modules/tickets';
import { Outbox } from '#platform/outbox/outbox';
import type { Refund, RefundCause } from '../../domain/refunds/refund';
import { compensationFor } from '../../domain/refunds/refund-quote';
import type { CancellationFile } from './cancellation-file';
import type { PricedCancellation } from './price-cancellation';
import { type RefundAccount, RefundAccounts } from './refund-accounts';
import { RefundBook } from './refund-book';
import { Refunds } from './refunds';

export const BOOKING_CANCELLED = 'booking.cancelled';

export type Canceller =
  | { readonly kind: 'buyer'; readonly accountId: string }
  | { readonly kind: 'staff'; readonly memberId: string }
  /** On behalf of a member of staff, for instance a batch. */
  | { readonly kind: 'system'; readonly memberId: string };

interface TakingBack {
  /** The gateway: it, or a bank, has taken the money back. */
  readonly by: Canceller | { readonly kind: 'gateway' };
  readonly reason: string;
  readonly idempotencyKey: string;
  readonly organiserFault?: boolean | undefined;
  readonly refundAccount?: RefundAccount | undefined;
  /** The gateway gave this much back by itself, whatever the tickets were worth. */
  readonly unasked?: Won | undefined;
}

/** Tickets void, seats on sale, refund owed, buyer told: all of it in the caller's transaction, which holds the locks. */
@Injectable()
export class TakeBackTickets {
  constructor(
    private readonly tickets: Tickets,
    private readonly returnSeats: ReturnSeats,
    private readonly refunds: Refunds,
    private readonly book: RefundBook,
    private readonly accounts: RefundAccounts,
    private readonly outbox: Outbox,
  ) {}

  async execute(
    file: CancellationFile,
    { items, parts, quote }: PricedCancellation,
    { by, reason, idempotencyKey, organiserFault, refundAccount, unasked }: TakingBack,
  ): Promise<Refund> {
    const { bookingId } = file;
    const cause = unasked === undefined ? causeOf(by, organiserFault === true || file.calledOff) : 'GATEWAY';
    // What the gateway gave back is one sum of one payment.
    const drawn = unasked === undefined ? parts : parts.slice(0, 1).map((part) => ({ ...part, amount: unasked }));
    const claimIds = items.map(({ claimId }) => claimId);
    const move = { actor: by.kind, cause: `cancelled: ${cause.toLowerCase()}` } as const;
    await this.tickets.void(claimIds, { ...move, alsoUsed: ['ORGANISER', 'BANK', 'GATEWAY'].includes(cause) });
    await this.returnSeats.execute(file, claimIds, move);
    const refunds = await this.refunds.requestInParts(drawn, {
      bookingId,
      cause,
      beyondItems: unasked === undefined ? 0 : unasked - quote.totals.refund,
      items,
      idempotencyKey,
      requestedBy: requesterOf(by),
      reason,
    });
    const refund = refunds[0];
    if (cause === 'ORGANISER') await this.book.openCase('COMPENSATION', refund.id, compensationFor(items));
    for (const [i, { method }] of drawn.entries()) {
      const part = refunds[i];
      if (part && method === 'VIRTUAL_ACCOUNT' && refundAccount) await this.accounts.keep(part, refundAccount);
    }
    await this.outbox.add({
      topic: BOOKING_CANCELLED,
      aggregateId: bookingId,
      payload: { bookingId, refundId: refund.id },
      dedupeKey: `${BOOKING_CANCELLED}:${refund.id}`,
    });
    return refund;
  }
}

function requesterOf(by: TakingBack['by']): string {
  if (by.kind === 'gateway') return 'system';
  return by.kind === 'buyer' ? `buyer:${by.accountId}` : `staff:${by.memberId}`;
}

function causeOf(by: TakingBack['by'], isOrganisers: boolean): RefundCause {
  if (by.kind === 'gateway') return 'BANK';
  if (isOrganisers) return 'ORGANISER';
  return by.kind === 'buyer' ? 'BUYER' : 'STAFF';
}
