import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiTags,
  ApiUnprocessableEntityResponse,
} from '@nestjs/swagger';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { CorrectBooks } from '../application/correct-books.use-case';
import { Corrections } from '../application/corrections';
import { CorrectionPageRequest, CorrectionRequest, DecideCorrectionRequest } from './correction.request';
import { CorrectionListResponse, CorrectionResponse } from './correction.response';

/** Entries that put the books right: one person asks, another decides, nothing is ever changed. */
@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff/ledger/corrections')
export class CorrectionsController {
  constructor(
    private readonly corrections: Corrections,
    private readonly correctBooks: CorrectBooks,
  ) {}

  /** Those that wait first. */
  @For('auditor', 'admin')
  @Get()
  @Header('Cache-Control', 'no-store')
  async list(@Query() { state, page, size }: CorrectionPageRequest): Promise<CorrectionListResponse> {
    const { items, total } = await this.corrections.list(state, page, size);
    return { items: items.map(responseOf), page, size, total };
  }

  /** Asks for an entry. Nothing is booked before another person agrees. */
  @For('admin')
  @Audited('correction.requested')
  @Post()
  @ApiUnprocessableEntityResponse({
    type: ProblemDetails,
    description: 'correction.not-balanced, correction.account-unknown, correction.booking-unknown',
  })
  async ask(
    @Body() { reason, lines, bookingNumber }: CorrectionRequest,
    @SignedIn() { id: memberId }: SignedInStaff,
  ): Promise<CorrectionResponse> {
    return responseOf(await this.correctBooks.ask({ memberId, reason, lines, bookingNumber }));
  }

  /** Agrees: the entry is in the books. */
  @For('admin')
  @Audited('correction.approved')
  @Post(':correctionId/approvals')
  @HttpCode(200)
  @ApiForbiddenResponse({ type: ProblemDetails, description: 'correction.same-person' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'correction.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'correction.decided {state}' })
  async approve(
    @Param('correctionId', anId('correctionId')) correctionId: string,
    @SignedIn() { id: memberId }: SignedInStaff,
    @Body() { reason }: DecideCorrectionRequest,
  ): Promise<CorrectionResponse> {
    return responseOf(await this.correctBooks.approve({ correctionId, memberId, reason }));
  }

  /** Refuses: nothing is booked. */
  @For('admin')
  @Audited('correction.rejected')
  @Post(':correctionId/rejections')
  @HttpCode(200)
  @ApiForbiddenResponse({ type: ProblemDetails, description: 'correction.same-person' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'correction.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'correction.decided {state}' })
  async reject(
    @Param('correctionId', anId('correctionId')) correctionId: string,
    @SignedIn() { id: memberId }: SignedInStaff,
    @Body() { reason }: DecideCorrectionRequest,
  ): Promise<CorrectionResponse> {
    return responseOf(await this.correctBooks.reject({ correctionId, memberId, reason }));
  }
}

function responseOf({ lines, ...correction }: Awaited<ReturnType<CorrectBooks['ask']>>): CorrectionResponse {
  return { ...correction, lines: [...lines] };
}
