import { Injectable } from '@nestjs/common';
import { type Challenge, ChallengeDesk } from '#modules/fairness';
import { QueueOff } from '../domain/waiting-room.errors';
import { QueueBoard } from './queue-board';

/** What joining will ask of somebody, to be solved calmly before the opening. */
@Injectable()
export class AskChallenge {
  constructor(
    private readonly board: QueueBoard,
    private readonly desk: ChallengeDesk,
  ) {}

  /**
   * Null: nothing.
   * @throws QueueOff
   */
  async execute(who: { readonly performanceId: string; readonly accountId: string }): Promise<Challenge | null> {
    const queue = await this.board.find(who.performanceId);
    if (!queue) throw new QueueOff();
    return this.desk.handOut(who, queue);
  }
}
