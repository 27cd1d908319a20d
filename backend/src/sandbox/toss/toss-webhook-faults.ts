export type WebhookFaultMode = 'drop' | 'duplicate' | 'delay' | 'reorder';

export interface WebhookFault {
  readonly mode: WebhookFaultMode;
  /** How many of the next events it touches. */
  readonly times: number;
  /** For delay and reorder; milliseconds. */
  readonly delayMs: number;
}

interface PlannedSending {
  readonly delayMs: number;
  readonly isDropped: boolean;
}

const AT_ONCE: PlannedSending = { delayMs: 0, isDropped: false };

/** What a test wants to happen to the next webhooks. */
export class WebhookFaults {
  private faults: WebhookFault[] = [];

  add(fault: WebhookFault): void {
    this.faults.push(fault);
  }

  clear(): void {
    this.faults = [];
  }

  all(): readonly WebhookFault[] {
    return this.faults;
  }

  /** How the next event is sent: usually once, at once. */
  plan(): readonly PlannedSending[] {
    const [fault, ...others] = this.faults;
    if (!fault) return [AT_ONCE];
    this.faults = fault.times > 1 ? [{ ...fault, times: fault.times - 1 }, ...others] : others;
    switch (fault.mode) {
      case 'drop':
        return [{ delayMs: 0, isDropped: true }];
      case 'duplicate':
        return [AT_ONCE, AT_ONCE];
      case 'delay':
        return [{ delayMs: fault.delayMs, isDropped: false }];
      case 'reorder':
        // The earlier an event of the run, the later it leaves.
        return [{ delayMs: fault.delayMs * fault.times, isDropped: false }];
    }
  }
}
