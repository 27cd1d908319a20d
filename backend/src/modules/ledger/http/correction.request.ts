import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageRequest } from '#platform/http/page.request';
import { CORRECTION_STATES, type CorrectionState } from '../domain/correction';

const LARGEST = 100_000_000_000;

export class CorrectionLineRequest {
  @Matches(/^[A-Z_]{3,40}$/)
  account!: string;

  /** Won: debit is positive, credit negative. */
  @IsInt()
  @Min(-LARGEST)
  @Max(LARGEST)
  amount!: number;
}

export class CorrectionRequest {
  /** Stands in the books' list of corrections and in the audit log. */
  @IsString()
  @Length(10, 300)
  reason!: string;

  /** What it is about, if it is about one booking. */
  @IsOptional()
  @Matches(/^T[0-9A-Z-]{6,24}$/)
  bookingNumber?: string;

  /** Each account once; together nothing. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => CorrectionLineRequest)
  lines!: CorrectionLineRequest[];
}

export class DecideCorrectionRequest {
  @IsString()
  @Length(5, 300)
  reason!: string;
}

export class CorrectionPageRequest extends PageRequest {
  @ApiPropertyOptional({ enum: CORRECTION_STATES })
  @IsOptional()
  @IsIn(CORRECTION_STATES)
  state?: CorrectionState;
}
