import { join } from 'node:path';

import type { Clock } from '#kernel/clock';

import { Journal } from '../journal/journal';
import type { SandboxConfig } from '../sandbox-config';
import type { WebRoutes } from '../web/web-server';
import { tossAdmin } from './toss-admin';
import { tossApi } from './toss-api';
import { TossCancellation } from './toss-cancellation';
import { TossCashReceipts } from './toss-cash-receipts';
import { TossCheckout } from './toss-checkout';
import { TossConfirmation } from './toss-confirmation';
import { tossDesk } from './toss-desk';
import { TossEndpoint } from './toss-endpoint';
import { TossFaults } from './toss-faults';
import { TossIdempotency } from './toss-idempotency';
import { TossLedger } from './toss-ledger';
import { ShiftedClock } from './toss-time';
import { TossVirtualAccounts } from './toss-virtual-accounts';
import { WebhookFaults } from './toss-webhook-faults';
import { TossWebhooks } from './toss-webhooks';
import { TossWindow } from './toss-window';

const EXPIRY_CHECK_MS = 1_000;

/** Toss Payments: its window, its API, its webhooks and its ledger on disk. */
export class Toss {
  private constructor(
    private readonly journal: Journal,
    private readonly webhooks: TossWebhooks,
    private readonly faults: TossFaults,
    private readonly expiry: NodeJS.Timeout,
  ) {}

  static open(config: SandboxConfig, systemClock: Clock, routes: WebRoutes): Toss {
    const { clientKey, secretKey } = config.toss;
    const origin = config.sandboxOrigin;
    const clock = new ShiftedClock(systemClock);
    const journal = Journal.open(join(config.dataFolder, 'toss.jsonl'));
    const faults = new TossFaults();
    const webhookFaults = new WebhookFaults();
    const webhooks = new TossWebhooks(journal, clock, webhookFaults, {
      url: `${config.publicOrigin}/api/v1/payments/webhooks/toss`,
      origin,
      minuteMs: config.webhookMinuteMs,
    });
    const ledger = new TossLedger(journal, clock, webhooks);
    const checkout = new TossCheckout(ledger, clientKey);
    const virtualAccounts = new TossVirtualAccounts(ledger);
    const desks = {
      ledger,
      confirmation: new TossConfirmation(ledger),
      cancellation: new TossCancellation(ledger),
      virtualAccounts,
      cashReceipts: new TossCashReceipts(ledger),
    };
    const endpoint = new TossEndpoint(journal, new TossIdempotency(journal, clock), faults, secretKey);

    new TossWindow(ledger, checkout, desks.cashReceipts, clientKey).register(routes);
    tossDesk(routes, { ledger, cancellation: desks.cancellation, virtualAccounts, webhooks });
    tossApi(routes, endpoint, desks, origin);
    const { cancellation } = desks;
    tossAdmin(routes, {
      ...{ ledger, checkout, cancellation, virtualAccounts },
      ...{ faults, webhooks, webhookFaults, clock, clientKey, origin },
    });

    webhooks.start();
    const expiry = setInterval(() => ledger.expireOverdue(), EXPIRY_CHECK_MS);
    expiry.unref();
    return new Toss(journal, webhooks, faults, expiry);
  }

  /** Answers a test holds back leave now, so that the server can close. */
  letGo(): void {
    this.faults.clear();
  }

  async close(): Promise<void> {
    clearInterval(this.expiry);
    await this.webhooks.close();
    await this.journal.close();
  }
}
