import { Injectable } from '@nestjs/common';
import { type BookedSeat, type BookingDocument, BookingReads } from '#modules/bookings';
import type { Ticket } from '../domain/ticket';
import { TicketNotFound } from '../domain/ticket.errors';
import { TicketKeys } from './ticket-keys';
import { TicketStore } from './ticket-store';

/** A ticket with the seat it is for and the text of its QR code. */
export interface SeatTicket extends Ticket {
  readonly seat: BookedSeat;
  readonly token: string;
}

export interface BookingTickets {
  readonly booking: BookingDocument;
  readonly tickets: readonly SeatTicket[];
}

export interface MyTickets extends BookingTickets {
  /** False while a suspicion against the buyer is open or was upheld; entry and giving back are not touched by it. */
  readonly transferable: boolean;
}

/** Reads of tickets. */
@Injectable()
export class TicketReads {
  constructor(
    private readonly bookings: BookingReads,
    private readonly store: TicketStore,
    private readonly keys: TicketKeys,
  ) {}

  /** @throws BookingNotFound also when it is somebody else's; TicketNotFound when it was never paid for */
  async ofBuyer(bookingId: string, buyerId: string): Promise<MyTickets> {
    const booked = await this.withTickets(await this.bookings.ofBuyer(bookingId, buyerId));
    return { ...booked, transferable: await this.store.mayBeTransferred(buyerId, booked.booking.performance.id) };
  }

  /** @throws TicketNotFound when the booking was never paid for */
  async withTickets(booking: BookingDocument): Promise<BookingTickets> {
    const seats = new Map(booking.seats.map((seat) => [seat.claimId, seat]));
    const tickets = (await this.store.ofBooking(booking.id)).flatMap((ticket) => {
      const seat = seats.get(ticket.claimId);
      return seat ? [{ ...ticket, seat, token: this.keys.tokenOf(ticket) }] : [];
    });
    if (tickets.length === 0) throw new TicketNotFound();
    return { booking, tickets };
  }
}
