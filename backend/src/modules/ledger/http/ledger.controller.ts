import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags, ApiUnprocessableEntityResponse } from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { LedgerBooks } from '../application/ledger-books';
import { LedgerTies } from '../application/ledger-ties';
import { AsOfRequest } from './as-of.request';
import { LedgerTiesResponse, StatementResponse, TrialBalanceResponse } from './ledger.response';

/** The books, for auditors: no names in them, only numbers and keys. */
@ApiTags('staff')
@ApiBearerAuth()
@For('auditor', 'admin')
@Controller('staff/ledger')
export class LedgerController {
  constructor(
    private readonly books: LedgerBooks,
    private readonly ledgerTies: LedgerTies,
  ) {}

  /** What every account holds, as it was recorded at an instant. */
  @Get('trial-balance')
  @Header('Cache-Control', 'no-store')
  @ApiUnprocessableEntityResponse({ type: ProblemDetails, description: 'ledger.as-of-in-future' })
  async trialBalance(@Query() { asOf }: AsOfRequest): Promise<TrialBalanceResponse> {
    const balance = await this.books.trialBalance(await this.books.settledAsOf(asOf));
    return { timezone: 'Asia/Seoul', ...balance } as TrialBalanceResponse;
  }

  /** Virtual-account and cash-receipt totals beside the ledger. */
  @Get('ties')
  @Header('Cache-Control', 'no-store')
  async ties(): Promise<LedgerTiesResponse> {
    const { asOf, items } = await this.ledgerTies.now();
    return { asOf, timezone: 'Asia/Seoul', items: [...items] };
  }

  /** Everything posted for a booking: each amount with its seat, `paymentKey` and `transactionKey`. */
  @Get('bookings/:bookingId')
  @Header('Cache-Control', 'no-store')
  async ofBooking(@Param('bookingId', anId('bookingId')) bookingId: string): Promise<StatementResponse> {
    return { entries: await this.books.ofBooking(bookingId) } as StatementResponse;
  }

  /** All postings of one payment. */
  @Get('payments/:paymentId')
  @Header('Cache-Control', 'no-store')
  async ofPayment(@Param('paymentId', anId('paymentId')) paymentId: string): Promise<StatementResponse> {
    return { entries: await this.books.ofPayment(paymentId) } as StatementResponse;
  }
}
