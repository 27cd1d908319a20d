import { Injectable } from '@nestjs/common';
import { Presence } from './presence';
import { WaitingLine } from './waiting-line';

/** Gives a place up, or ends a visit: the next person comes in with the next round, within a second. */
@Injectable()
export class LeaveQueue {
  constructor(
    private readonly line: WaitingLine,
    private readonly presence: Presence,
  ) {}

  /** Safe to repeat. */
  async execute(command: { readonly performanceId: string; readonly accountId: string }): Promise<void> {
    const left = await this.line.leave(command.performanceId, command.accountId);
    if (left) await this.presence.remove(command.performanceId, [command.accountId]);
  }
}
