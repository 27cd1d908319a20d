import { Injectable } from '@nestjs/common';
import { newId } from '#kernel/ids';
import { AuditLog } from '#modules/audit';
import { Transactions } from '#platform/database/transactions';
import { type Correction, type CorrectionLine, isBalanced } from '../domain/correction';
import {
  CorrectionBookingUnknown,
  CorrectionDecided,
  CorrectionNotBalanced,
  CorrectionNotFound,
  SamePersonCorrects,
} from '../domain/ledger.errors';
import { Corrections } from './corrections';

interface Deciding {
  readonly correctionId: string;
  readonly memberId: string;
  readonly reason: string;
}

/**
 * The books are never changed, only added to: whoever finds them wrong asks for an entry that puts it right, and another
 * person agrees or not. Both are written down in the audit log.
 */
@Injectable()
export class CorrectBooks {
  constructor(
    private readonly transactions: Transactions,
    private readonly corrections: Corrections,
    private readonly audit: AuditLog,
  ) {}

  /** @throws CorrectionNotBalanced, CorrectionBookingUnknown, LedgerAccountUnknown */
  async ask({ memberId, reason, lines, bookingNumber }: Asking): Promise<Correction> {
    if (!isBalanced(lines)) throw new CorrectionNotBalanced();
    return this.transactions.run(async () => {
      const bookingId = bookingNumber === undefined ? undefined : await this.corrections.bookingOf(bookingNumber);
      if (bookingNumber !== undefined && !bookingId) throw new CorrectionBookingUnknown();
      const wanted = { id: newId(), bookingId: bookingId ?? null, reason, lines, requestedBy: memberId };
      const correction = await this.corrections.add(wanted);
      await this.record('correction.requested', correction, reason);
      return correction;
    });
  }

  /** The entry is in the books with the same commit. @throws CorrectionNotFound, CorrectionDecided, SamePersonCorrects */
  approve(deciding: Deciding): Promise<Correction> {
    return this.decide(deciding, 'APPROVED');
  }

  /** @throws CorrectionNotFound, CorrectionDecided, SamePersonCorrects */
  reject(deciding: Deciding): Promise<Correction> {
    return this.decide(deciding, 'REJECTED');
  }

  private decide({ correctionId, memberId, reason }: Deciding, state: 'APPROVED' | 'REJECTED'): Promise<Correction> {
    return this.transactions.run(async () => {
      const before = await this.corrections.lock(correctionId);
      if (!before) throw new CorrectionNotFound();
      if (before.state !== 'PENDING') throw new CorrectionDecided(before.state);
      if (before.requestedBy.id === memberId) throw new SamePersonCorrects();
      const after = await this.corrections.decide(correctionId, { state, by: memberId, because: reason });
      await this.record(state === 'APPROVED' ? 'correction.approved' : 'correction.rejected', after, reason);
      return after;
    });
  }

  private record(action: string, { id, bookingNumber, lines, state, entryId }: Correction, reason: string) {
    const after = { state, bookingNumber, lines, entryId };
    return this.audit.record({ action, subject: { type: 'correction', id }, after, reason });
  }
}

interface Asking {
  readonly memberId: string;
  readonly reason: string;
  readonly lines: readonly CorrectionLine[];
  /** What it is about, if it is about one booking. */
  readonly bookingNumber?: string | undefined;
}
