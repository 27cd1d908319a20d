import { Injectable } from '@nestjs/common';
import type { GatewayAnswer } from '../domain/gateway-answer';
import { GatewayUnavailable } from '../domain/payment.errors';
import { TossClient } from '../domain/toss-client';
import { CircuitBreaker } from './circuit-breaker';
import { readTossPayment } from './toss-payment';
import { type TossReply, TossTransport } from './toss-transport';

/** A payment nobody has: Toss answers that it does not know it, which is all we want to hear. */
const PROBE = '/v1/payments/tiketi-probe';

/** Toss over HTTP. Answers are read by Toss's code, not by the status, because passing and final ones share it. */
@Injectable()
export class HttpToss extends TossClient {
  constructor(
    private readonly transport: TossTransport,
    private readonly breaker: CircuitBreaker,
  ) {
    super();
  }

  async assertReachable(): Promise<void> {
    // No buyer is the trial: a question without consequences is.
    if (this.breaker.state === 'HALF_OPEN') await this.transport.lookUp({ op: 'probe', path: PROBE });
    if (this.breaker.state !== 'CLOSED') throw new GatewayUnavailable(this.breaker.retryAfterSeconds);
  }

  async confirm({ idempotencyKey, ...body }: Parameters<TossClient['confirm']>[0]): Promise<GatewayAnswer> {
    const path = '/v1/payments/confirm';
    return answerOf(await this.transport.askTwice({ op: 'confirm', path, body, idempotencyKey }));
  }

  async find(paymentKey: string): Promise<GatewayAnswer> {
    const path = `/v1/payments/${encodeURIComponent(paymentKey)}`;
    return answerOf(await this.transport.lookUp({ op: 'find', path }));
  }

  async cancel(cancellation: Parameters<TossClient['cancel']>[0]): Promise<GatewayAnswer> {
    const { paymentKey, reason, amount, refundable, idempotencyKey, account } = cancellation;
    const path = `/v1/payments/${encodeURIComponent(paymentKey)}/cancel`;
    const refundReceiveAccount = account && {
      bank: account.bankCode,
      accountNumber: account.accountNumber,
      holderName: account.holderName,
    };
    const body = { cancelReason: reason, cancelAmount: amount, refundableAmount: refundable, refundReceiveAccount };
    return answerOf(await this.transport.askTwice({ op: 'cancel', path, body, idempotencyKey }));
  }
}

function answerOf(reply: TossReply): GatewayAnswer {
  if (reply.kind !== 'body') return reply;
  const payment = readTossPayment(reply.body);
  return payment ? { kind: 'payment', payment } : { kind: 'unclear', code: 'UNREADABLE', answered: true };
}
