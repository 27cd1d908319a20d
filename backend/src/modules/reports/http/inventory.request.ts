import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsDate, IsOptional, IsUUID } from 'class-validator';
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

  /** List only those that do not add up. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  mismatchedOnly?: boolean;
}
