import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageRequest } from '#platform/http/page.request';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class ListEventSalesRequest extends PageRequest {
  /** Part of a title, an artist or a venue. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  q?: string;
}

export class SearchBookingsRequest extends PageRequest {
  /** Part of a booking number, an e-mail address or a name. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  q?: string;

  @IsOptional()
  @IsIn(['HELD', 'PAYING', 'AWAITING_DEPOSIT', 'CONFIRMED', 'CANCELLED', 'EXPIRED'])
  state?: string;

  @IsOptional()
  @IsUUID()
  performanceId?: string;

  /** First day in Seoul the booking may have been made on, YYYY-MM-DD. */
  @IsOptional()
  @Matches(DAY)
  from?: string;

  /** Last day, YYYY-MM-DD. */
  @IsOptional()
  @Matches(DAY)
  to?: string;
}

export class RevenueRequest {
  /** First day in Seoul, YYYY-MM-DD. */
  @Matches(DAY)
  from!: string;

  /** Last day in Seoul, YYYY-MM-DD. */
  @Matches(DAY)
  to!: string;
}
