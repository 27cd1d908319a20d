export class PeriodResponse {
  /** YYYY-MM in Seoul. */
  month!: string;
  state!: 'OPEN' | 'CLOSED';
  /** Nothing recorded later is part of it; null while it is open. */
  asOf!: Date | null;
  /** `staff:<member>`. */
  closedBy!: string | null;
  reason!: string | null;
  entries!: number;
  /** Sum of all debits, won; null while it is open. */
  debits!: number | null;
}

export class PeriodsResponse {
  /** Oldest first; months without entries are left out. */
  items!: PeriodResponse[];
}
