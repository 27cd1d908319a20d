import { newId } from '#kernel/ids';

export type FaultPoint = 'confirm' | 'cancel' | 'lookup' | 'issue';

/** What becomes of the answer once the request was (or was not) processed. */
export type FaultEnding = 'answer' | 'hold' | 'cut' | 'error' | 'kill';

export interface TossFault {
  readonly id: string;
  readonly on: FaultPoint;
  /** How many of the next matching calls it touches. */
  readonly times: number;
  /** Only calls for this order, or for any. */
  readonly orderId: string | null;
  /** Waits before processing; a second call with the same idempotency key meets 409 meanwhile. */
  readonly delayMs: number;
  /** False: nothing is processed, as when the call never reached Toss's ledger. The default of a refusal. */
  readonly processes: boolean;
  /** Answer with this code. With `processes` the money has moved all the same. */
  readonly refuseWith: string | null;
  /** The refusal ends the payment (ABORTED), as a card issuer's does. */
  readonly aborts: boolean;
  readonly then: FaultEnding;
  /** For hold: milliseconds until the answer leaves; 0 waits for a release. */
  readonly holdMs: number;
  /** For error: the status of a plain-text answer, as a gateway in front of Toss gives it. */
  readonly errorStatus: number;
  /** For kill: the process that dies before it can read an answer. */
  readonly pid: number | null;
}

const NO_FAULT: Omit<TossFault, 'id' | 'on'> = {
  times: 1,
  orderId: null,
  delayMs: 0,
  processes: true,
  refuseWith: null,
  aborts: false,
  then: 'answer',
  holdMs: 0,
  errorStatus: 502,
  pid: null,
};

/** What a test wants to happen to the next calls. Kept in memory: a restart is a clean slate. */
export class TossFaults {
  private faults: TossFault[] = [];
  private readonly held = new Set<() => void>();

  add(fault: Partial<TossFault> & Pick<TossFault, 'on'>): TossFault {
    const added = { ...NO_FAULT, processes: !fault.refuseWith, ...fault, id: newId() };
    this.faults.push(added);
    return added;
  }

  /** Forgets every fault and lets held answers go. */
  clear(): void {
    this.faults = [];
    this.release();
  }

  all(): readonly TossFault[] {
    return this.faults;
  }

  /** The fault for this call, used up by one. */
  take(on: FaultPoint, orderId: string | undefined): TossFault | undefined {
    const fault = this.faults.find((each) => each.on === on && (each.orderId === null || each.orderId === orderId));
    if (!fault) return undefined;
    this.faults = this.faults.flatMap((each) => {
      if (each !== fault) return [each];
      return each.times > 1 ? [{ ...each, times: each.times - 1 }] : [];
    });
    return fault;
  }

  get heldAnswers(): number {
    return this.held.size;
  }

  /** Resolves after `ms`, with `ms` 0 never by itself, and whenever a test releases it. */
  hold(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const letGo = () => {
        clearTimeout(timer);
        this.held.delete(letGo);
        resolve();
      };
      const timer = ms > 0 ? setTimeout(letGo, ms) : undefined;
      this.held.add(letGo);
    });
  }

  /** Lets everything go that waits before processing or before answering; answers how much there was. */
  release(): number {
    const count = this.held.size;
    for (const letGo of this.held) letGo();
    return count;
  }
}
