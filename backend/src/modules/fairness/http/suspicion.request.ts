import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageRequest } from '#platform/http/page.request';
import type { CaseFilter } from '../application/suspicion-cases';
import { CASE_STATES } from '../domain/case-state';

const trimmed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
const FILTERS = ['OPEN', 'ALL', ...CASE_STATES] as const;

export class AppealRequest {
  /** What happened, in the person's own words. */
  @IsString()
  @trimmed()
  @Length(1, 2_000)
  text!: string;
}

export class SuspicionCasePageRequest extends PageRequest {
  /** OPEN: FROZEN and APPEALED. */
  @ApiPropertyOptional({ enum: FILTERS })
  @IsOptional()
  @IsIn(FILTERS)
  state: CaseFilter = 'OPEN';
}

export class DecideCaseRequest {
  /** CLEARED: everything as if nothing had been. UPHELD: tickets stay valid and are not handed on. */
  @IsIn(['UPHELD', 'CLEARED'])
  decision!: 'UPHELD' | 'CLEARED';

  /** The person reads it. */
  @IsString()
  @trimmed()
  @Length(5, 300)
  reason!: string;
}
