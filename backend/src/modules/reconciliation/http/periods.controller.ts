import { Body, Controller, Get, Header, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiTags } from '@nestjs/swagger';
import { Audited } from '#modules/audit';
import { LedgerPeriods } from '#modules/ledger';
import { For } from '#platform/http/access';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { ClosePeriod } from '../application/close-period.use-case';
import { MonthParam } from './month.param';
import { PeriodResponse, PeriodsResponse } from './period.response';
import { ClosePeriodRequest } from './reconciliation.request';

/** Months of the books. A closed one never changes; what is learnt of it later counts in the first open one. */
@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff/periods')
export class PeriodsController {
  constructor(
    private readonly periods: LedgerPeriods,
    private readonly closePeriod: ClosePeriod,
  ) {}

  @For('auditor', 'admin')
  @Get()
  @Header('Cache-Control', 'no-store')
  async list(): Promise<PeriodsResponse> {
    const [closed, open] = [await this.periods.closed(), await this.periods.open()];
    const none = { asOf: null, closedBy: null, reason: null, debits: null };
    return {
      items: [
        ...closed.map((period) => responseOf(period)),
        ...open.map(({ month, entries }) => ({ month, state: 'OPEN' as const, entries, ...none })),
      ],
    };
  }

  /** Closing a closed month again changes nothing. Who audits the books does not close them. */
  @For('admin')
  @Audited('period.closed')
  @Post(':month/closing')
  @HttpCode(201)
  @ApiConflictResponse({
    type: ProblemDetails,
    description:
      'period.not-its-turn, period.not-reconciled {days}, period.open-cases {open}, period.settlements-unbooked {settlements}',
  })
  async close(
    @Param('month', MonthParam) month: string,
    @Body() { reason }: ClosePeriodRequest,
    @SignedIn() { id: staffId }: SignedInStaff,
  ): Promise<PeriodResponse> {
    return responseOf(await this.closePeriod.execute({ month, staffId, reason }));
  }
}

function responseOf({ month, asOf, closedBy, reason, entries, debits }: Awaited<ReturnType<ClosePeriod['execute']>>) {
  return { month, state: 'CLOSED' as const, asOf, closedBy, reason, entries, debits };
}
