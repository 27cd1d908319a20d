import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const SEAT_ID = /^[A-Za-z0-9가-힣-]{1,24}$/;
const MOST_SEATS = 10;

export const seatIds = (): PropertyDecorator => (target, key) => {
  IsOptional()(target, key);
  IsArray()(target, key);
  ArrayMaxSize(MOST_SEATS)(target, key);
  Matches(SEAT_ID, { each: true })(target, key);
};

/** Which seats. */
export class CancellationQuoteRequest {
  /** Repeat the parameter for several; none: all that can be cancelled. */
  @ApiPropertyOptional({ type: [String] })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value))
  @seatIds()
  seatIds?: string[];
}

/** 환불계좌: where money goes that came by virtual account. */
export class RefundAccountRequest {
  /** One of GET /banks. */
  @Matches(/^[0-9A-Z]{2}$/)
  bankCode!: string;

  @Matches(/^[0-9-]{6,20}$/)
  accountNumber!: string;

  @IsString()
  @Length(1, 60)
  holderName!: string;
}

export class CancelRequest {
  /** Left out or empty: all that can be cancelled. */
  @seatIds()
  seatIds?: string[];

  /** `totals.refund` of the quote, in won. If something else is due nothing is cancelled. */
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  expectedRefund!: number;

  @IsOptional()
  @IsString()
  @Length(0, 300)
  reason?: string;

  /** Needed when the quote says so. */
  @IsOptional()
  @ValidateNested()
  @Type(() => RefundAccountRequest)
  refundAccount?: RefundAccountRequest;
}
