import { Controller, Get, Header } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { Retention } from '../application/retention';
import { RetentionResponse } from './retention.response';

@ApiTags('staff')
@ApiBearerAuth()
@For('auditor', 'admin')
@Controller('staff/retention')
export class RetentionController {
  constructor(private readonly retention: Retention) {}

  /** What is kept for how long under which rule, what was deleted when, and whether anything is past its date. */
  @Get()
  @Header('Cache-Control', 'no-store')
  async report(): Promise<RetentionResponse> {
    const { asOf, rules, deletions } = await this.retention.report();
    return { asOf, rules: [...rules], deletions: [...deletions] };
  }
}
