import { Module } from '@nestjs/common';
import { TicketsModule } from '../tickets.module';
import { TicketKeysController } from './ticket-keys.controller';
import { TicketsController } from './tickets.controller';

@Module({ imports: [TicketsModule], controllers: [TicketsController, TicketKeysController] })
export class TicketsHttpModule {}
