export { ConfirmationPdf } from './application/confirmation-pdf';
export { TicketReads } from './application/ticket-reads';
export { Tickets } from './application/tickets';
export { TicketsModule } from './tickets.module';
