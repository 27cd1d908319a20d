import { StaffNameResponse } from './staff-refunds.response';

/** A duty about money that only a person can end. */
export class MoneyCaseResponse {
  id!: string;
  /**
   * COMPENSATION: the organiser owes a tenth of the price beyond the refund. UNASKED_RETURN: the gateway gave money back
   * although nobody here had asked it to.
   */
  kind!: 'COMPENSATION' | 'UNASKED_RETURN';
  refundId!: string;
  bookingId!: string;
  bookingNumber!: string;
  /** Whether seats went back with it. */
  tookSeats!: boolean;
  /** In won. */
  amount!: number;
  state!: 'OPEN' | 'CLOSED';
  outcome!: 'PAID' | 'NOT_OWED' | 'EXPLAINED' | null;
  owner!: StaffNameResponse | null;
  /** Of the transfer, when it was paid. */
  reference!: string | null;
  note!: string | null;
  openedAt!: Date;
  closedAt!: Date | null;
  /** For how long it has been open, or was. */
  ageSeconds!: number;
}

export class MoneyCaseListResponse {
  items!: MoneyCaseResponse[];
  page!: number;
  size!: number;
  total!: number;
}
