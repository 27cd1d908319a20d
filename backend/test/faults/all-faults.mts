import { doubleClick } from './f12-double-click.mts';
import { expiryRaces } from './f10-expiry-races.mts';
import type { Fault } from './fault.mts';
import { forgedWebhooks } from './f09-forged-webhooks.mts';
import { gatewayFaults } from './f05-gateway-faults.mts';
import { sameSeat } from './f11-same-seat.mts';
import { webhookDuplicates } from './f06-webhook-duplicates.mts';
import { webhooksLost } from './f07-webhooks-lost.mts';
import { webhooksOutOfOrder } from './f08-webhooks-out-of-order.mts';

/** The matrix, in its order. */
export const faults: readonly Fault[] = [
  gatewayFaults,
  webhookDuplicates,
  webhooksLost,
  webhooksOutOfOrder,
  forgedWebhooks,
  expiryRaces,
  sameSeat,
  doubleClick,
];
