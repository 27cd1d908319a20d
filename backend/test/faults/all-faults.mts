import { apiKilled } from './f01-api-killed.mts';
import { workerKilled } from './f02-worker-killed.mts';
import { databaseRestarts } from './f03-database-restarts.mts';
import { redisLost } from './f04-redis-lost.mts';
import { gatewayFaults } from './f05-gateway-faults.mts';
import { webhookDuplicates } from './f06-webhook-duplicates.mts';
import { webhooksLost } from './f07-webhooks-lost.mts';
import { webhooksOutOfOrder } from './f08-webhooks-out-of-order.mts';
import { forgedWebhooks } from './f09-forged-webhooks.mts';
import { expiryRaces } from './f10-expiry-races.mts';
import { sameSeat } from './f11-same-seat.mts';
import { doubleClick } from './f12-double-click.mts';
import { clockSkew } from './f13-clock-skew.mts';
import { diskFull } from './f14-disk-full.mts';
import { slowClients } from './f15-slow-clients.mts';
import { mailDown } from './f16-mail-down.mts';
import { deployMidSale } from './f18-deploy-mid-sale.mts';
import { migrationFails } from './f19-migration-fails.mts';
import { databaseBusy } from './f20-database-busy.mts';
import { outsideWorldGone } from './f21-outside-world-gone.mts';
import { apiStuck } from './f22-api-stuck.mts';
import { poisonMessage } from './f23-poison-message.mts';
import { depositReversed } from './f24-deposit-reversed.mts';
import { databaseDestroyed } from './f25-database-destroyed.mts';
import { seatChanges } from './f26-seat-changes.mts';
import type { Fault } from './fault.mts';

/** The matrix, in its order. */
export const faults: readonly Fault[] = [
  apiKilled,
  workerKilled,
  databaseRestarts,
  redisLost,
  gatewayFaults,
  webhookDuplicates,
  webhooksLost,
  webhooksOutOfOrder,
  forgedWebhooks,
  expiryRaces,
  sameSeat,
  doubleClick,
  clockSkew,
  diskFull,
  slowClients,
  mailDown,
  deployMidSale,
  migrationFails,
  databaseBusy,
  outsideWorldGone,
  apiStuck,
  poisonMessage,
  depositReversed,
  databaseDestroyed,
  seatChanges,
];
