import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageRequest } from '#platform/http/page.request';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class SearchAuditRequest extends PageRequest {
  /** As `booking.unmasked`. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  action?: string;

  /** As `booking`. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  subjectType?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  subjectId?: string;

  /** Whoever did it. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  actorId?: string;

  /** First day in Seoul, YYYY-MM-DD. */
  @IsOptional()
  @Matches(DAY)
  from?: string;

  /** Last day in Seoul, YYYY-MM-DD. */
  @IsOptional()
  @Matches(DAY)
  to?: string;
}
