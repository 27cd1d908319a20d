import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { PageRequest } from '#platform/http/page.request';
import {
  MONEY_CASE_KINDS,
  MONEY_CASE_OUTCOMES,
  MONEY_CASE_STATES,
  type MoneyCaseKind,
  type MoneyCaseOutcome,
  type MoneyCaseState,
} from '../../domain/refunds/money-case';
import { ReasonRequest } from './staff-refunds.request';

export class MoneyCasePageRequest extends PageRequest {
  @ApiPropertyOptional({ enum: MONEY_CASE_STATES })
  @IsOptional()
  @IsIn(MONEY_CASE_STATES)
  state?: MoneyCaseState;

  @ApiPropertyOptional({ enum: MONEY_CASE_KINDS })
  @IsOptional()
  @IsIn(MONEY_CASE_KINDS)
  kind?: MoneyCaseKind;
}

export class CloseMoneyCaseRequest extends ReasonRequest {
  @IsIn(MONEY_CASE_OUTCOMES)
  outcome!: MoneyCaseOutcome;

  /** The bank's reference of the transfer; with PAID, and only then. */
  @IsOptional()
  @Matches(/^[0-9A-Za-z가-힣 ._/-]{3,40}$/)
  reference?: string;
}
