import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { ShowInvariants } from '../application/show-invariants.use-case';
import { InvariantListResponse } from './invariants.response';

@ApiTags('staff')
@ApiBearerAuth()
@For('operator', 'auditor', 'admin')
@Controller('staff/invariants')
export class InvariantsController {
  constructor(private readonly showInvariants: ShowInvariants) {}

  /** What must hold about seats, money, tickets and logs, and whether it does. */
  @Get()
  @Header('Cache-Control', 'no-store')
  async list(): Promise<InvariantListResponse> {
    const { asOf, items } = await this.showInvariants.execute();
    return {
      asOf,
      items: items.map(({ id, kind, title, violations }) => ({ id, kind, title, violations, checkedAt: asOf })),
    };
  }
}
