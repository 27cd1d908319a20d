import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PageRequest } from '#platform/http/page.request';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class SearchEventsRequest extends PageRequest {
  /** Words of a title, an artist or a venue, in Korean or English. */
  @IsOptional()
  @IsString()
  @MaxLength(80)
  q?: string;

  /** Code of a category. */
  @IsOptional()
  @Matches(/^[a-z-]{2,20}$/)
  category?: string;

  /** First day in Seoul, YYYY-MM-DD. */
  @IsOptional()
  @Matches(DAY)
  from?: string;

  /** Last day in Seoul, YYYY-MM-DD. */
  @IsOptional()
  @Matches(DAY)
  to?: string;

  @ApiPropertyOptional()
  @IsIn(['popular', 'newest', 'soonest', 'price'])
  sort: 'popular' | 'newest' | 'soonest' | 'price' = 'popular';
}

export class SuggestEventsRequest {
  @IsString()
  @MaxLength(80)
  q!: string;
}
