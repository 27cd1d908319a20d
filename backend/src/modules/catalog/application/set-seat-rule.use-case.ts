import { Injectable } from '@nestjs/common';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { EventNotFound } from '../domain/catalog.errors';
import { EventRules } from './event-rules';

export interface SetSeatRuleCommand {
  readonly eventId: string;
  /** Whether a choice by hand that leaves a single free seat alone is refused. */
  readonly leavesNoSingleSeats: boolean;
  readonly reason: string;
}

/** Switches the organiser's rule about single seats for all performances of an event; within seconds everywhere. */
@Injectable()
export class SetSeatRule {
  constructor(
    private readonly transactions: Transactions,
    private readonly rules: EventRules,
    private readonly audit: AuditLog,
  ) {}

  /** @throws EventNotFound */
  async execute({ eventId, leavesNoSingleSeats, reason }: SetSeatRuleCommand): Promise<void> {
    await this.transactions.run(async () => {
      const before = await this.rules.lock(eventId);
      if (!before) throw new EventNotFound();
      await this.audit.record({
        action: 'event.seat-rule-changed',
        subject: { type: 'event', id: eventId },
        before,
        after: { leavesNoSingleSeats },
        reason,
      });
      await this.rules.save(eventId, { leavesNoSingleSeats });
    });
  }
}
