import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { AuditTrail } from '../application/audit-trail';

/**
 * Closes the audit log's days and says where each ended. The log line leaves this machine, so that a log that was cut
 * short, or written anew, disagrees with it.
 */
@Injectable()
export class CloseAuditDaysTimer implements OnModuleInit {
  private readonly log = new Logger('Audit');

  constructor(
    private readonly timers: Timers,
    private readonly trail: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.timers.every(600, 'audit days', async () => {
      for (const { day, entries, hash } of await this.trail.closeDays()) {
        this.log.log({ event: 'audit.day-closed', day, entries, hash }, 'A day of the audit log is closed');
      }
    });
  }
}
