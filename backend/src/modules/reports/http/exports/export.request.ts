import { Type } from 'class-transformer';
import { IsDate, IsIn, IsOptional, Matches } from 'class-validator';
import { EXPORT_GROUPS, type ExportGroup } from '../../domain/exports/export-spec';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class ExportRequest {
  /** First day in Seoul, YYYY-MM-DD. */
  @Matches(DAY)
  from!: string;

  /** Last day in Seoul, YYYY-MM-DD. */
  @Matches(DAY)
  to!: string;

  /** Only what was recorded until this instant (ISO-8601). Left out: until now, or until the books of the days were shut. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  asOf?: Date;

  /** Added up by; left out: every single row. */
  @IsOptional()
  @IsIn(EXPORT_GROUPS)
  by?: ExportGroup;
}
