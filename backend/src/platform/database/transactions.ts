/** Opens a transaction around a piece of work; everything the work stores joins it. READ COMMITTED. */
export abstract class Transactions {
  /** Joins the open transaction if there is one. Never wait for another company inside `work`. */
  abstract run<T>(work: () => Promise<T>): Promise<T>;
  /** Does something once what the open transaction wrote is there for good; at once where none is open. For counters: it may not fail. */
  abstract afterCommit(work: () => void): void;
  /** Whether the caller is inside `run`: clients of outside companies refuse to be called then. */
  abstract get isOpen(): boolean;
}
