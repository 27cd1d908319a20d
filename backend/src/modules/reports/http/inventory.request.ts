import { Type } from 'class-transformer';
import { IsDate, IsOptional, IsUUID } from 'class-validator';
import { PageRequest } from '#platform/http/page.request';

export class InventoryRequest extends PageRequest {
  /** The instant (ISO-8601); left out: now. */
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  at?: Date;

  /** Left out: all of them, by their start. */
  @IsOptional()
  @IsUUID()
  performanceId?: string;
}
