/**
 * Outbox topic: somebody has reason to think that a payment is not what our books say, for instance because the gateway
 * lists money that is not in them. The aggregate is the payment; the gateway is asked.
 */
export const PAYMENT_DOUBTED = 'payment.doubted';
