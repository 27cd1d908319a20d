import { Type } from 'class-transformer';
import { IsDate, IsOptional } from 'class-validator';

export class AsOfRequest {
  /** What was recorded until this instant (ISO-8601); left out: until now. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  asOf?: Date;
}
