import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '#platform/http/access';
import { TicketKeys } from '../application/ticket-keys';
import { TicketKeysResponse } from './ticket.response';

@ApiTags('tickets')
@Controller('ticket-keys')
export class TicketKeysController {
  constructor(private readonly keys: TicketKeys) {}

  /** The public keys tickets are signed with: all a gate needs to verify a QR code without a network. */
  @Public()
  @Get()
  @Header('Cache-Control', 'public, max-age=300')
  list(): TicketKeysResponse {
    return { keys: this.keys.publicKeys.map(({ kid, publicKey }) => ({ kid, alg: 'EdDSA', publicKey })) };
  }
}
