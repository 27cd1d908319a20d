import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { AuditTrail } from '../application/audit-trail';
import { AuditEntryListResponse } from './audit-entry.response';
import { SearchAuditRequest } from './search-audit.request';

@ApiTags('staff')
@ApiBearerAuth()
@For('auditor', 'admin')
@Controller('staff/audit-entries')
export class AuditController {
  constructor(private readonly trail: AuditTrail) {}

  /** Who did what, newest first. */
  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Query() request: SearchAuditRequest): Promise<AuditEntryListResponse> {
    const { page, size } = request;
    return { ...(await this.trail.search({ ...request })), page, size };
  }
}
