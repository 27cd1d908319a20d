import type { Won } from '#kernel/won';
import type { GatewayAnswer } from './gateway-answer';

/**
 * Toss Payments, or its stand-in: only the address and the keys differ. Never throws for what the network or Toss does:
 * that is an answer too. Refuses to be called inside a transaction, because buyers would wait for it with locks held.
 * Outside source: docs.tosspayments.com/reference (core API v1).
 */
export abstract class TossClient {
  /** For whoever is about to begin something that needs Toss. @throws GatewayUnavailable while it does not answer */
  abstract assertReachable(): Promise<void>;
  /** Takes the money. Asking again with the same key never takes it twice. */
  abstract confirm(order: {
    paymentKey: string;
    orderId: string;
    amount: Won;
    idempotencyKey: string;
  }): Promise<GatewayAnswer>;
  /**
   * What became of a payment. By its own key: an order that was open in two windows has two payments at Toss, and only
   * one of them is ours.
   */
  abstract find(paymentKey: string): Promise<GatewayAnswer>;
  /** Gives money back: all that is left, or `amount` of it. */
  abstract cancel(cancellation: {
    paymentKey: string;
    reason: string;
    amount?: Won;
    idempotencyKey: string;
    /** What must be left to give back at this moment; if it is another sum nothing is given back. */
    refundable?: Won;
    /** Where money goes that came by virtual account. */
    account?: { readonly bankCode: string; readonly accountNumber: string; readonly holderName: string };
  }): Promise<GatewayAnswer>;
}
