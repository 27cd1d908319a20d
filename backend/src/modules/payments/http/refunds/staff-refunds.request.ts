import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { PageRequest } from '#platform/http/page.request';
import { REFUND_STATES, type RefundState } from '../../domain/refunds/refund-state';
import type { ApprovalState } from '../../application/refunds/refund-approvals';
import { CancellationQuoteRequest, seatIds } from './cancellation.request';

const APPROVAL_STATES = ['PENDING', 'APPROVED', 'REJECTED'] as const;

export class ReasonRequest {
  /** Kept in the audit log. */
  @IsString()
  @Length(5, 300)
  reason!: string;
}

export class StaffQuoteRequest extends CancellationQuoteRequest {
  /** Everything goes back, also after the show. */
  @ApiPropertyOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsOptional()
  @IsBoolean()
  organiserFault?: boolean;
}

export class StaffCancelRequest extends ReasonRequest {
  /** Left out or empty: all that can be cancelled. */
  @seatIds()
  seatIds?: string[];

  @IsBoolean()
  organiserFault!: boolean;

  /** A smaller fee than the terms', in won; null or left out: what the terms say. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  feeOverride?: number | null;

  /** `totals.refund` of the quote, or with another fee what goes back then, in won. */
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  expectedRefund!: number;
}

export class PaidByHandRequest extends ReasonRequest {
  /** The bank's reference of the transfer. */
  @Matches(/^[0-9A-Za-z가-힣 ._/-]{3,40}$/)
  reference!: string;
}

export class RefundPageRequest extends PageRequest {
  @ApiPropertyOptional({ enum: REFUND_STATES })
  @IsOptional()
  @IsIn(REFUND_STATES)
  state?: RefundState;
}

export class ApprovalPageRequest extends PageRequest {
  @ApiPropertyOptional({ enum: APPROVAL_STATES })
  @IsOptional()
  @IsIn(APPROVAL_STATES)
  state?: ApprovalState;
}
