import type { SeatPlan } from '../geometry/seat-plan';
import { decodeStatuses, FREE, NO_GRADE, NOT_FOR_SALE, type StatusDelta, type StatusSnapshot } from './seat-status';

/** Ordinals that changed; null when anything may have. */
export type BoardListener = (changed: readonly number[] | null) => void;

/** Which seats are free right now, as far as this browser has heard, with the counts people ask for kept up to date. */
export class SeatBoard {
  /** Seats left by grade index. */
  readonly freeByGrade: number[];
  /** Seats left and seats for sale by section index. */
  readonly freeBySection: Uint32Array;
  readonly forSaleBySection: Uint32Array;
  version: string | null = null;
  /** Grows with every change; cheap to compare. */
  revision = 0;
  private readonly statuses: Uint8Array;
  private readonly sectionOf: Uint16Array;
  private readonly listeners = new Set<BoardListener>();

  constructor(
    private readonly plan: SeatPlan,
    readonly grades: Uint8Array,
    gradeCount: number,
  ) {
    this.statuses = new Uint8Array(plan.seatCount).fill(NOT_FOR_SALE);
    this.freeByGrade = Array.from({ length: gradeCount }, () => 0);
    this.freeBySection = new Uint32Array(plan.sections.length);
    this.forSaleBySection = new Uint32Array(plan.sections.length);
    this.sectionOf = new Uint16Array(plan.seatCount);
    for (const { index, first, end } of plan.sections) this.sectionOf.fill(index, first, end);
  }

  /** False until the first snapshot has come. */
  get isKnown(): boolean {
    return this.version !== null;
  }

  statusOf(ordinal: number): number {
    return this.statuses[ordinal] ?? NOT_FOR_SALE;
  }

  gradeOf(ordinal: number): number {
    return this.grades[ordinal] ?? NO_GRADE;
  }

  isFree(ordinal: number): boolean {
    return this.statuses[ordinal] === FREE;
  }

  isForSale(ordinal: number): boolean {
    return this.statuses[ordinal] !== NOT_FOR_SALE && this.gradeOf(ordinal) !== NO_GRADE;
  }

  /** @throws MalformedStatus */
  replace({ version, seats }: StatusSnapshot): void {
    const next = decodeStatuses(seats, this.plan.seatCount);
    const isFirst = this.version === null;
    const changed: number[] = [];
    for (let ordinal = 0; ordinal < next.length; ordinal += 1) {
      const status = this.gradeOf(ordinal) === NO_GRADE ? NOT_FOR_SALE : (next[ordinal] ?? NOT_FOR_SALE);
      if (status === this.statuses[ordinal]) continue;
      this.statuses[ordinal] = status;
      changed.push(ordinal);
    }
    this.version = version;
    if (changed.length === 0 && !isFirst) return;
    this.countAll();
    this.tell(isFirst ? null : changed);
  }

  /** 'gap' when the delta does not follow what is known: the caller must fetch a snapshot. */
  apply({ version, previous, changes }: StatusDelta): 'applied' | 'known' | 'gap' {
    if (version === this.version) return 'known';
    if (previous !== this.version) return 'gap';
    const changed: number[] = [];
    for (const [ordinal, status] of changes) {
      const before = this.statuses[ordinal];
      if (before === undefined || before === status || this.gradeOf(ordinal) === NO_GRADE) continue;
      this.count(ordinal, before, -1);
      this.statuses[ordinal] = status;
      this.count(ordinal, status, 1);
      changed.push(ordinal);
    }
    this.version = version;
    if (changed.length > 0) this.tell(changed);
    return 'applied';
  }

  subscribe(listener: BoardListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(changed: readonly number[] | null): void {
    this.revision += 1;
    for (const listener of this.listeners) listener(changed);
  }

  private countAll(): void {
    this.freeByGrade.fill(0);
    this.freeBySection.fill(0);
    this.forSaleBySection.fill(0);
    this.statuses.forEach((status, ordinal) => this.count(ordinal, status, 1));
  }

  private count(ordinal: number, status: number, by: 1 | -1): void {
    if (status === NOT_FOR_SALE) return;
    const section = this.sectionOf[ordinal] ?? 0;
    this.forSaleBySection[section] = (this.forSaleBySection[section] ?? 0) + by;
    if (status !== FREE) return;
    const grade = this.gradeOf(ordinal);
    this.freeByGrade[grade] = (this.freeByGrade[grade] ?? 0) + by;
    this.freeBySection[section] = (this.freeBySection[section] ?? 0) + by;
  }
}
