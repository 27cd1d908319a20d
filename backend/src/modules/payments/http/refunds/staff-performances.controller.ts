import { Body, Controller, Get, Header, HttpCode, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiConflictResponse, ApiHeader, ApiNotFoundResponse, ApiTags } from '@nestjs/swagger';
import { IsInt, Max, Min } from 'class-validator';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { IdempotencyKey } from '#platform/http/idempotency-key';
import { PageRequest } from '#platform/http/page.request';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { CancelPerformance } from '../../application/refunds/cancel-performance.use-case';
import { RefundBatches } from '../../application/refunds/refund-batches';
import { BatchNotFound } from '../../domain/refunds/refund.errors';
import {
  BatchPreviewResponse,
  BatchStartedResponse,
  RefundBatchListResponse,
  RefundBatchResponse,
} from './refund-batch.response';
import { ReasonRequest } from './staff-refunds.request';

export class CancelPerformanceRequest extends ReasonRequest {
  /** `refundTotal` of the preview, in won. If something else is due nothing happens. */
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  expectedRefundTotal!: number;
}

@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff')
export class StaffPerformancesController {
  constructor(
    private readonly cancelPerformance: CancelPerformance,
    private readonly batches: RefundBatches,
  ) {}

  /** What calling the performance off would do. Changes nothing. */
  @For('operator', 'admin')
  @Get('performances/:performanceId/cancellation-preview')
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.performance-not-found' })
  preview(@Param('performanceId', anId('performanceId')) performanceId: string): Promise<BatchPreviewResponse> {
    return this.cancelPerformance.preview(performanceId);
  }

  /** Calls it off: the sale is closed at once, and everybody gets everything back, booking by booking. */
  @For('admin')
  @Audited('performance.cancelled')
  @Post('performances/:performanceId/cancellation')
  @HttpCode(HttpStatus.ACCEPTED)
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' } })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'catalog.performance-not-found' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description: 'performance.already-cancelled {batchId}, performance.refund-total-changed {preview}',
  })
  async cancel(
    @Param('performanceId', anId('performanceId')) performanceId: string,
    @SignedIn() member: SignedInStaff,
    @IdempotencyKey() idempotencyKey: string,
    @Body() request: CancelPerformanceRequest,
  ): Promise<BatchStartedResponse> {
    const command = { performanceId, memberId: member.id, idempotencyKey, ...request };
    return { batchId: await this.cancelPerformance.execute(command) };
  }

  /** Newest first. */
  @For('operator', 'auditor', 'admin')
  @Get('refund-batches')
  @Header('Cache-Control', 'no-store')
  async list(@Query() { page, size }: PageRequest): Promise<RefundBatchListResponse> {
    const { items, total } = await this.batches.list(page, size);
    return { items: items.map((batch) => RefundBatchResponse.from(batch)), page, size, total };
  }

  /** How far it has got. */
  @For('operator', 'auditor', 'admin')
  @Get('refund-batches/:batchId')
  @Header('Cache-Control', 'no-store')
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'refund-batch.not-found' })
  async one(@Param('batchId', anId('batchId')) batchId: string): Promise<RefundBatchResponse> {
    const batch = await this.batches.get(batchId);
    if (!batch) throw new BatchNotFound();
    return RefundBatchResponse.from(batch);
  }
}
