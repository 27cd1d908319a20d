import { IsString, Length } from 'class-validator';

export class UnmaskRequest {
  /** Why the buyer must be known; kept in the audit log. */
  @IsString()
  @Length(5, 300)
  reason!: string;
}
