import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DomainError } from '#kernel/domain-error';
import { ChallengeDesk, type ChallengeSolution, type SolvedChallenge } from '#modules/fairness';
import { secondsUntilCalled } from '../domain/queue';
import type { SignedReceipt } from '../domain/draw/receipt';
import type { QueueState } from '../domain/queue-state';
import {
  PlaceTakenElsewhere,
  QueueAccountSuspended,
  QueueClosed,
  QueueEmailUnverified,
  QueueNotOpen,
  QueueOff,
} from '../domain/waiting-room.errors';
import { Presence } from './presence';
import { QueueBoard } from './queue-board';
import { QueueTokens } from './queue-tokens';
import { Receipts } from './receipts';
import { type JoinedPlace, type JoinRefusal, WaitingLine } from './waiting-line';

export interface JoinQueueCommand {
  readonly performanceId: string;
  readonly accountId: string;
  readonly nonce: string | undefined;
  readonly solution?: ChallengeSolution | undefined;
}

export interface Joined {
  readonly state: QueueState;
  readonly seq: number | null;
  /** How many are in front; null in the pre-queue, where nobody has a place yet. */
  readonly ahead: number | null;
  readonly etaSeconds: number | null;
  readonly joinedAt: Date;
  readonly receipt: SignedReceipt | null;
  /** Opens the live feed once, within a minute: nobody has to ask for their place first when thousands join at once. */
  readonly socketTicket: string;
}

/** Joins the queue, or finds the place one has: a second tab, device or click changes nothing. */
@Injectable()
export class JoinQueue {
  constructor(
    private readonly line: WaitingLine,
    private readonly presence: Presence,
    private readonly board: QueueBoard,
    private readonly receipts: Receipts,
    private readonly tokens: QueueTokens,
    private readonly desk: ChallengeDesk,
  ) {}

  /**
   * @throws QueueOff, QueueNotOpen, QueueClosed, QueueEmailUnverified, QueueAccountSuspended, PlaceTakenElsewhere,
   *   ChallengeRequired, ChallengeInvalid, ChallengeExpired, ChallengeUsed, DeclarationMissing
   */
  async execute({ performanceId, accountId, nonce, solution }: JoinQueueCommand): Promise<Joined> {
    const solved = await this.passChallenge(performanceId, accountId, solution);
    const outcome = await this.line.join({ performanceId, accountId, nonce: nonce ?? randomBytes(16).toString('hex') });
    if (!('place' in outcome)) throw refusal(outcome.kind, outcome.at);
    // Nobody waits for it: one connection to Redis, so whoever sends it again is behind it, and where it is lost there is one place all the same.
    void this.desk.useUp(solved);
    const { state, seq, joinedAt } = outcome.place;
    const ahead = state === 'WAITING' && seq !== null ? await this.aheadOf(performanceId, accountId, seq) : null;
    const queue = ahead === null ? undefined : await this.board.find(performanceId);
    return {
      ...{ state, seq, ahead, joinedAt },
      etaSeconds: queue && ahead !== null ? secondsUntilCalled(queue, ahead, this.board.now()) : null,
      receipt: await this.receiptOf(performanceId, outcome.place),
      socketTicket: this.tokens.socketTicket(accountId, performanceId),
    };
  }

  /** Whoever has a place is asked nothing: a lost answer or a second tab would cost it. */
  private async passChallenge(
    performanceId: string,
    accountId: string,
    solution: ChallengeSolution | undefined,
  ): Promise<SolvedChallenge | undefined> {
    const queue = await this.board.find(performanceId);
    if (!queue) return undefined;
    try {
      return await this.desk.takeIn({ performanceId, accountId }, queue, solution);
    } catch (error) {
      const place = await this.line.placeOf(performanceId, accountId);
      if (place?.state !== 'WAITING' && place?.state !== 'ADMITTED') throw error;
      return undefined;
    }
  }

  private async aheadOf(performanceId: string, accountId: string, seq: number): Promise<number> {
    return (await this.presence.add(performanceId, { accountId, seq })) ?? this.line.aheadOf(performanceId, seq);
  }

  private async receiptOf(performanceId: string, place: JoinedPlace): Promise<SignedReceipt | null> {
    const { entryId, nonce, entrant, link, joinedAt } = place;
    if (entrant === null || link === null) return null;
    let queue = await this.board.find(performanceId);
    // A draw nobody is in may have been announced anew since this process looked; with this person in it, it stays.
    if (!queue?.draw?.entrants) {
      await this.board.refresh();
      queue = await this.board.find(performanceId);
    }
    const { commitment } = queue?.draw ?? {};
    if (!commitment) return null;
    return this.receipts.sign({
      performanceId,
      commitment,
      entryId,
      nonce,
      entrant,
      link,
      joinedAt: joinedAt.toISOString(),
    });
  }
}

function refusal(kind: JoinRefusal, at: Date | null): DomainError {
  switch (kind) {
    case 'off':
      return new QueueOff();
    case 'not-open':
      return new QueueNotOpen(at);
    case 'closed':
      return new QueueClosed();
    case 'account':
      return new QueueAccountSuspended();
    case 'unverified':
      return new QueueEmailUnverified();
    case 'other-account':
      return new PlaceTakenElsewhere();
  }
}
