import type { Ticket } from '../domain/ticket';

export interface NewTicket {
  readonly id: string;
  readonly claimId: string;
  readonly seatOrdinal: number;
  readonly serial: string;
  readonly code: string;
}

/** Where tickets are kept. Writes join the caller's transaction. */
export abstract class TicketStore {
  /** One ticket per claim; a claim that has one keeps it. */
  abstract add(
    booking: { readonly id: string; readonly performanceId: string; readonly kid: string },
    tickets: readonly NewTicket[],
  ): Promise<void>;
  /** By seat. */
  abstract ofBooking(bookingId: string): Promise<readonly Ticket[]>;
}
