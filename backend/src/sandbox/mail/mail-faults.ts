/** How the mail server says no: for good, for now, or not at all. */
export type MailFaultMode = 'reject' | 'defer' | 'disconnect';

export interface MailFault {
  readonly mode: MailFaultMode;
  /** How many of the next mails; null: until it is cleared. */
  readonly times: number | null;
}

export class MailFaults {
  private fault: MailFault | undefined;

  get current(): MailFault | undefined {
    return this.fault;
  }

  set(fault: MailFault): void {
    this.fault = fault;
  }

  clear(): void {
    this.fault = undefined;
  }

  /** The fault for this mail, used up by one. */
  take(): MailFaultMode | undefined {
    const { fault } = this;
    if (!fault) return undefined;
    if (fault.times !== null) this.fault = fault.times > 1 ? { ...fault, times: fault.times - 1 } : undefined;
    return fault.mode;
  }
}
