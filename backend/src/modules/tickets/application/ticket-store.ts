import type { Ticket } from '../domain/ticket';

export interface NewTicket {
  readonly id: string;
  readonly claimId: string;
  readonly seatOrdinal: number;
  readonly serial: string;
  readonly code: string;
}

/** Who takes tickets back, and why; kept in their log. */
export interface Voiding {
  readonly actor: 'buyer' | 'staff' | 'system' | 'gateway';
  readonly cause: string;
  /** Also those somebody went in with: a show that was broken off. */
  readonly alsoUsed: boolean;
}

/** Where tickets are kept. Writes join the caller's transaction. */
export abstract class TicketStore {
  /** One ticket per claim; a claim that has one keeps it. */
  abstract add(
    booking: { readonly id: string; readonly performanceId: string; readonly kid: string },
    tickets: readonly NewTicket[],
  ): Promise<void>;
  /** VALID, and USED if asked for, → VOID. Returns the claims whose tickets were neither: somebody used them, or they are void. */
  abstract void(claimIds: readonly string[], by: Voiding): Promise<readonly string[]>;
  /** Whether they may be handed on to somebody else now; until the transaction ends nothing comes in between. */
  abstract mayBeTransferred(accountId: string, performanceId: string): Promise<boolean>;
  /** By seat. */
  abstract ofBooking(bookingId: string): Promise<readonly Ticket[]>;
}
