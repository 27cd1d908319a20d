import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '#platform/http/access';
import { Banks } from '../domain/banks';
import { BankListResponse } from './payment.response';

@ApiTags('payments')
@Controller('banks')
export class BanksController {
  constructor(private readonly banks: Banks) {}

  /** Korean banks by Toss's codes, for the account a refund goes to. */
  @Public()
  @Get()
  @Header('Cache-Control', 'public, max-age=3600')
  async list(): Promise<BankListResponse> {
    return { items: [...(await this.banks.list())] };
  }
}
