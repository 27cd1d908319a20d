import { Injectable, Logger } from '@nestjs/common';
import type { GatewayCancellation, GatewayPayment } from '../../domain/gateway-answer';
import type { Payment } from '../../domain/payment';
import { Payments } from '../../domain/payments';
import type { Refund } from '../../domain/refunds/refund';
import { remaining } from '../../domain/verdict';
import { type CancellationFile, CancellationFiles } from './cancellation-file';
import { type PricedCancellation, pricedWhole } from './price-cancellation';
import { RefundBook } from './refund-book';
import { Refunds } from './refunds';
import { SettleRefund } from './settle-refund';
import { TakeBackTickets } from './take-back-tickets';

/**
 * Writes down money that the gateway gave back by itself: a refund that is done, a case for a person, and when it was the
 * last of the payment the end of its tickets. In the caller's transaction, which holds the locks.
 */
@Injectable()
export class UnaskedReturn {
  private readonly log = new Logger(UnaskedReturn.name);

  constructor(
    private readonly payments: Payments,
    private readonly files: CancellationFiles,
    private readonly book: RefundBook,
    private readonly refunds: Refunds,
    private readonly takeBackTickets: TakeBackTickets,
    private readonly settleRefund: SettleRefund,
  ) {}

  async write(one: GatewayCancellation, { id, bookingId }: Payment, money: GatewayPayment): Promise<void> {
    const payment = await this.payments.get(id);
    const isLast = remaining(money) === 0 && payment.balance === one.amount;
    const file = await this.files.of(bookingId);
    // Where seats were changed other payments may stand behind the tickets: a person decides.
    const priced = isLast && file?.payments.length === 1 ? pricedWhole(file) : undefined;
    const refund = await this.promise(one, payment, file, priced);
    await this.settleRefund.done({ refund, payment }, one, { actor: 'gateway', cause: 'given-back-unasked' });
    await this.book.openCase('UNASKED_RETURN', refund.id, one.amount);
    this.log.error(
      { paymentId: id, bookingId, amount: one.amount, ticketsVoid: priced !== undefined },
      'The gateway gave money back that nobody here had asked it for',
    );
  }

  private promise(
    { amount, transactionKey }: GatewayCancellation,
    { id, bookingId }: Payment,
    file: CancellationFile | undefined,
    priced: PricedCancellation | undefined,
  ): Promise<Refund> {
    const how = { reason: '결제사에서 먼저 환불했습니다.', idempotencyKey: `gateway:${transactionKey}`.slice(0, 100) };
    if (file && priced)
      return this.takeBackTickets.execute(file, priced, { ...how, by: { kind: 'gateway' }, unasked: amount });
    return this.refunds.request({
      ...how,
      bookingId,
      paymentId: id,
      cause: 'GATEWAY',
      amount,
      beyondItems: amount,
      items: [],
      requestedBy: 'system',
    });
  }
}
