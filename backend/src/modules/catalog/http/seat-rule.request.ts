import { Transform } from 'class-transformer';
import { IsBoolean, IsString, Length } from 'class-validator';

export class SeatRuleRequest {
  /** Refuse seats chosen by hand that leave a single free seat alone, unless it cannot be helped. */
  @IsBoolean()
  leavesNoSingleSeats!: boolean;

  /** For the audit log. */
  @IsString()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @Length(5, 300)
  reason!: string;
}
