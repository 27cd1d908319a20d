/** A public randomness beacon and which of its rounds counts: fixed when the draw is announced, drawn later by others. */
export interface BeaconPlan {
  /** Which drand network, by the hash of its parameters (hex). */
  readonly chainHash: string;
  /** Unix second of round 1, and seconds between rounds. */
  readonly genesisTime: number;
  readonly periodSeconds: number;
  readonly round: number;
}

export interface BeaconValue extends BeaconPlan {
  /** SHA-256 of the signature (hex), as drand defines it. */
  readonly randomness: string;
  /** The network's own BLS signature of the round (hex): what makes the value checkable at drand. */
  readonly signature: string;
}

/** What is published before anybody joins. */
export interface DrawAnnouncement {
  readonly performanceId: string;
  /** SHA-256 over the secret seed and everything else that is fixed now (hex); see commitmentOf. */
  readonly commitment: string;
  /** When the pre-queue ends, ISO 8601 in UTC with milliseconds. */
  readonly closesAt: string;
  readonly beacon: BeaconPlan | null;
}

/** What is published afterwards: enough for anybody to draw again. The format is described in docs/draw/README.md. */
export interface DrawFile {
  readonly format: 'tiketi-draw/1';
  readonly performanceId: string;
  readonly commitment: string;
  readonly closesAt: string;
  readonly beacon: BeaconValue | null;
  /** 32 bytes, hex. */
  readonly seed: string;
  /** Marks of the entrants in the order they joined; entrant number 1 is the first. */
  readonly entrants: readonly string[];
  /** The last link of the chain over the entrants. */
  readonly head: string;
  /** Entrant numbers by place: who stands first, second, … */
  readonly order: readonly number[];
}

export const DRAW_FORMAT = 'tiketi-draw/1';
