import type { TicketState } from './ticket-state';

/** One seat's right of entry. */
export interface Ticket {
  readonly id: string;
  readonly bookingId: string;
  readonly claimId: string;
  readonly performanceId: string;
  /** 128 random bits, written like a UUID. */
  readonly serial: string;
  /** For people: K7QM-3D8X-94TB. */
  readonly code: string;
  readonly state: TicketState;
  /** To the second; part of what is signed. */
  readonly issuedAt: Date;
  /** Which key signs its token. */
  readonly kid: string;
}
