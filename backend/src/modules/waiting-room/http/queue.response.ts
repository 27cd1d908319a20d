import type { Challenge } from '#modules/fairness';
import type { Joined } from '../application/join-queue.use-case';
import type { QueueCounts } from '../application/queues';
import type { MyPlace } from '../application/see-my-place.use-case';
import { phaseOf, type Queue, type QueueChallenge, type QueueMode, type QueuePhase } from '../domain/queue';
import type { QueueState } from '../domain/queue-state';

export class BeaconPlanResponse {
  chainHash!: string;
  genesisTime!: number;
  periodSeconds!: number;
  round!: number;
}

export class BeaconValueResponse extends BeaconPlanResponse {
  randomness!: string;
  signature!: string;
}

/** The draw as announced, and as it goes. */
export class QueueDrawResponse {
  state!: 'OPEN' | 'DRAWN';
  /** Binds the seed, published before anybody joins. */
  commitment!: string;
  closesAt!: Date;
  beacon!: BeaconPlanResponse | null;
  /** How many have joined, and the head of the chain over them. */
  entrants!: number;
  head!: string;
  announcedAt!: Date;
  drawnAt!: Date | null;
}

/** Equal for everybody; may be kept for a second. */
export class QueueStatusResponse {
  performanceId!: string;
  phase!: QueuePhase;
  /** Everything up to this place has been called: compare your own with it. */
  serving!: number;
  waiting!: number;
  /** Of the last minute. */
  admittedPerMinute!: number;
  entranceOpensAt!: Date | null;
  draw!: QueueDrawResponse | null;

  static from(performanceId: string, queue: Queue | undefined, now: Date): QueueStatusResponse {
    if (!queue)
      return {
        performanceId,
        phase: 'OFF',
        serving: 0,
        waiting: 0,
        admittedPerMinute: 0,
        entranceOpensAt: null,
        draw: null,
      };
    const { serving, waiting, admittedLastMinute, entranceOpensAt, draw } = queue;
    const phase = phaseOf(queue, now);
    return { performanceId, phase, serving, waiting, admittedPerMinute: admittedLastMinute, entranceOpensAt, draw };
  }
}

/** Keep it: it proves that you joined, as whom and after whom. How to check it: docs/draw. */
export class ReceiptResponse {
  performanceId!: string;
  commitment!: string;
  entryId!: string;
  nonce!: string;
  /** Your number in the published list. */
  entrant!: number;
  link!: string;
  joinedAt!: string;
  kid!: string;
  /** Ed25519, base64url; the keys are those of GET /ticket-keys. */
  signature!: string;
}

export class JoinedQueueResponse {
  state!: QueueState;
  /** Your place; null until the draw. */
  place!: number | null;
  ahead!: number | null;
  /** From measured admissions; null while nobody is called. */
  etaSeconds!: number | null;
  joinedAt!: Date;
  /** For who joined before the draw. */
  receipt!: ReceiptResponse | null;
  /** Opens the namespace /queue once, within a minute. */
  socketTicket!: string;

  static from({ seq, ...joined }: Joined): JoinedQueueResponse {
    return { ...joined, place: seq };
  }
}

export class AdmissionResponse {
  /** Send it as `Admission-Token` with seats, holds and payments. Ask for a new one before it expires. */
  token!: string;
  expiresAt!: Date;
  /** Until when you may hold seats; paying for them may take longer. */
  windowEndsAt!: Date;
}

export class QueuePlaceResponse {
  state!: QueueState;
  place!: number | null;
  ahead!: number | null;
  /** From measured admissions; null while nobody is called. */
  etaSeconds!: number | null;
  /** Why a place that is over ended: left, away (join within ten minutes), suspended, sale-closed, window-over or paid. */
  endedBecause!: string | null;
  admission!: AdmissionResponse | null;
  /** Opens the namespace /queue once, within a minute. */
  socketTicket!: string;

  static from({ seq, ...place }: MyPlace): QueuePlaceResponse {
    return { ...place, place: seq };
  }
}

/** A sum for the person's own machine, and at times a declaration. Nobody has to see, hear or guess anything. */
export class JoinChallengeResponse {
  /** Comes back unchanged with the number. Good for one join of this person for this performance. */
  token!: string;
  salt!: string;
  /** Hex. */
  target!: string;
  /** The number lies between 0 and this. */
  cost!: number;
  /** Whether the person also has to declare that no program books for them. */
  declare!: boolean;
  /** Answers before this instant are refused. */
  readyAt!: Date;
  expiresAt!: Date;
}

export class QueueChallengeResponse {
  /** Null: join without. */
  challenge!: JoinChallengeResponse | null;

  static from(challenge: Challenge | null): QueueChallengeResponse {
    return { challenge };
  }
}

/** The published draw: format tiketi-draw/1, described in docs/draw. */
export class DrawFileResponse {
  format!: 'tiketi-draw/1';
  performanceId!: string;
  commitment!: string;
  closesAt!: string;
  beacon!: BeaconValueResponse | null;
  seed!: string;
  entrants!: string[];
  head!: string;
  order!: number[];
}

export class QueueCountsResponse {
  waiting!: number;
  inside!: number;
  completed!: number;
  expired!: number;
  left!: number;
}

/** What staff see: settings, and people counted this moment. */
export class StaffQueueResponse {
  performanceId!: string;
  /** Counts every time somebody set it up, 0: nobody has. Send it along with the next settings. */
  revision!: number;
  phase!: QueuePhase;
  mode!: QueueMode;
  from!: Date | null;
  /** Since when seats, holds and payments need an admission; may be in the future. */
  onSince!: Date | null;
  entranceOpensAt!: Date | null;
  capacity!: number;
  ratePerMinute!: number;
  staySeconds!: number;
  autoHoldsPerSecond!: number;
  paused!: boolean;
  /** Who has a sum to do before joining. */
  challenge!: QueueChallenge['challenge'];
  /** Tries of that sum in the worst case. */
  challengeCost!: number;
  serving!: number;
  lastPlace!: number;
  /** 0.05 … 1: how far measured load slows the rate down. */
  pace!: number;
  admittedPerMinute!: number;
  /**
   * Holds a second up to which the latest stress rehearsal was served well, or its lowest step where not even that was; people
   * are let in below four fifths of it. Null: none was held, or nothing gave.
   */
  measuredHoldsPerSecond!: number | null;
  people!: QueueCountsResponse;
  draw!: QueueDrawResponse | null;
  asOf!: Date;

  static from(queue: Queue, people: QueueCounts, now: Date): StaffQueueResponse {
    const {
      lastSeq,
      admittedLastMinute,
      freedLastMinute: _freed,
      waiting: _waiting,
      inside: _inside,
      saleClosesAt: _closes,
      ...settings
    } = queue;
    const phase = phaseOf(queue, now);
    return { ...settings, phase, lastPlace: lastSeq, admittedPerMinute: admittedLastMinute, people, asOf: now };
  }
}
