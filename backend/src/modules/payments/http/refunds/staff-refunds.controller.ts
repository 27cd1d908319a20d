import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConflictResponse,
  ApiForbiddenResponse,
  ApiNotFoundResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { Audited } from '#modules/audit';
import { For } from '#platform/http/access';
import { anId } from '#platform/http/id.param';
import { ProblemDetails } from '#platform/http/problem-details.response';
import { SignedIn, type SignedInStaff } from '#platform/http/signed-in';
import { DecideApproval } from '../../application/refunds/decide-approval.use-case';
import { RefundApprovals } from '../../application/refunds/refund-approvals';
import { RefundDesk } from '../../application/refunds/refund-desk';
import { RefundList } from '../../application/refunds/refund-list';
import { RefundNotFound } from '../../domain/refunds/refund.errors';
import { ApprovalPageRequest, PaidByHandRequest, ReasonRequest, RefundPageRequest } from './staff-refunds.request';
import {
  RefundApprovalListResponse,
  RefundApprovalResponse,
  StaffRefundListResponse,
  StaffRefundResponse,
} from './staff-refunds.response';

@ApiTags('staff')
@ApiBearerAuth()
@Controller('staff')
export class StaffRefundsController {
  constructor(
    private readonly refunds: RefundList,
    private readonly desk: RefundDesk,
    private readonly approvals: RefundApprovals,
    private readonly decideApproval: DecideApproval,
  ) {}

  /** Those that are open first, oldest first. */
  @For('operator', 'auditor', 'admin')
  @Get('refunds')
  @Header('Cache-Control', 'no-store')
  async list(@Query() { state, page, size }: RefundPageRequest): Promise<StaffRefundListResponse> {
    const { items, total } = await this.refunds.page(state, page, size);
    return { items: items.map((refund) => StaffRefundResponse.from(refund)), page, size, total };
  }

  /** Back to the worker. It looks first whether the gateway has paid after all, so it cannot pay twice. */
  @For('operator', 'admin')
  @Audited('refund.retried')
  @Post('refunds/:refundId/retries')
  @HttpCode(200)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'refund.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'refund.not-waiting {state}' })
  async retry(
    @Param('refundId', anId('refundId')) refundId: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<StaffRefundResponse> {
    await this.desk.retry({ refundId, reason });
    return this.one(refundId);
  }

  /** Somebody transferred the money by hand. 409 also when the gateway turns out to have paid meanwhile. */
  @For('admin')
  @Audited('refund.paid-by-hand')
  @Post('refunds/:refundId/settlements')
  @HttpCode(200)
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'refund.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'refund.not-waiting {state}, refund.still-tried' })
  @ApiServiceUnavailableResponse({
    type: ProblemDetails,
    description: 'payment.gateway-unavailable: it does not say whether it has paid',
  })
  async paidByHand(
    @Param('refundId', anId('refundId')) refundId: string,
    @Body() request: PaidByHandRequest,
  ): Promise<StaffRefundResponse> {
    await this.desk.paidByHand({ refundId, ...request });
    return this.one(refundId);
  }

  /** Cancellations that wait for a second person, oldest first. */
  @For('operator', 'auditor', 'admin')
  @Get('refund-approvals')
  @Header('Cache-Control', 'no-store')
  async approvalList(@Query() { state, page, size }: ApprovalPageRequest): Promise<RefundApprovalListResponse> {
    const { items, total } = await this.approvals.list(state, page, size);
    return { items: items.map((approval) => RefundApprovalResponse.from(approval)), page, size, total };
  }

  /** Agrees: the tickets are cancelled and the refund is owed. */
  @For('admin')
  @Audited('refund-approval.approved')
  @Post('refund-approvals/:approvalId/approvals')
  @HttpCode(200)
  @ApiForbiddenResponse({ type: ProblemDetails, description: 'refund-approval.same-person' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'refund-approval.not-found' })
  @ApiConflictResponse({
    type: ProblemDetails,
    description:
      'refund-approval.decided {state}, cancellation.quote-changed {quote}, cancellation.not-possible {reason}',
  })
  async approve(
    @Param('approvalId', anId('approvalId')) approvalId: string,
    @SignedIn() member: SignedInStaff,
    @Body() { reason }: ReasonRequest,
  ): Promise<RefundApprovalResponse> {
    return RefundApprovalResponse.from(await this.decideApproval.approve({ approvalId, memberId: member.id, reason }));
  }

  /** Refuses: nothing is cancelled. */
  @For('admin')
  @Audited('refund-approval.rejected')
  @Post('refund-approvals/:approvalId/rejections')
  @HttpCode(200)
  @ApiForbiddenResponse({ type: ProblemDetails, description: 'refund-approval.same-person' })
  @ApiNotFoundResponse({ type: ProblemDetails, description: 'refund-approval.not-found' })
  @ApiConflictResponse({ type: ProblemDetails, description: 'refund-approval.decided {state}' })
  async reject(
    @Param('approvalId', anId('approvalId')) approvalId: string,
    @SignedIn() member: SignedInStaff,
    @Body() { reason }: ReasonRequest,
  ): Promise<RefundApprovalResponse> {
    return RefundApprovalResponse.from(await this.decideApproval.reject({ approvalId, memberId: member.id, reason }));
  }

  private async one(refundId: string): Promise<StaffRefundResponse> {
    const refund = await this.refunds.one(refundId);
    if (!refund) throw new RefundNotFound();
    return StaffRefundResponse.from(refund);
  }
}
