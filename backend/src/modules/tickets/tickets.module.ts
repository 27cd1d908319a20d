import { Module } from '@nestjs/common';
import { BookingsModule } from '#modules/bookings';
import { CancellationTiers } from './application/cancellation-tiers';
import { ConfirmationPdf, ConfirmationRenderer } from './application/confirmation-pdf';
import { TicketKeys } from './application/ticket-keys';
import { TicketReads } from './application/ticket-reads';
import { TicketStore } from './application/ticket-store';
import { Tickets } from './application/tickets';
import { ThreadRenderer } from './pdf/thread-renderer';
import { SqlCancellationTiers } from './persistence/sql-cancellation-tiers';
import { SqlTicketStore } from './persistence/sql-ticket-store';

@Module({
  imports: [BookingsModule],
  providers: [
    { provide: TicketStore, useClass: SqlTicketStore },
    { provide: CancellationTiers, useClass: SqlCancellationTiers },
    { provide: ConfirmationRenderer, useClass: ThreadRenderer },
    TicketKeys,
    Tickets,
    TicketReads,
    ConfirmationPdf,
  ],
  exports: [Tickets, TicketReads, TicketKeys, ConfirmationPdf],
})
export class TicketsModule {}
