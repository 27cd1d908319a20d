export class CorrectionLineResponse {
  account!: string;
  /** Won: debit is positive, credit negative. */
  amount!: number;
}

export class CorrectionPersonResponse {
  id!: string;
  name!: string;
}

export class CorrectionResponse {
  id!: string;
  bookingId!: string | null;
  bookingNumber!: string | null;
  reason!: string;
  lines!: CorrectionLineResponse[];
  requestedBy!: CorrectionPersonResponse;
  requestedAt!: Date;
  state!: 'PENDING' | 'APPROVED' | 'REJECTED';
  decidedBy!: CorrectionPersonResponse | null;
  decidedAt!: Date | null;
  decidedBecause!: string | null;
  /** The entry of the ledger it became. */
  entryId!: string | null;
}

export class CorrectionListResponse {
  items!: CorrectionResponse[];
  page!: number;
  size!: number;
  total!: number;
}
