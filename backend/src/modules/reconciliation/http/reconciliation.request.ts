import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, ValidateIf } from 'class-validator';
import { PageRequest } from '#platform/http/page.request';
import { CASE_KINDS, CASE_STATES, type CaseKind, type CaseState } from '../application/reconciliation-cases';

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class StartReconciliationRequest {
  /** First day in Seoul, YYYY-MM-DD. */
  @Matches(DAY)
  from!: string;

  /** Last day in Seoul, YYYY-MM-DD; not in the future, at most 92 days. */
  @Matches(DAY)
  to!: string;
}

export class ListCasesRequest extends PageRequest {
  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;

  @IsOptional()
  @IsIn(CASE_KINDS)
  kind?: CaseKind;
}

export class ChangeCaseRequest {
  /** Who looks after it, a member of the staff; null: nobody; left out: as it is. */
  @IsOptional()
  @ValidateIf(({ owner }: ChangeCaseRequest) => owner !== null)
  @IsUUID()
  owner?: string | null;

  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;

  /** What is known about it. */
  @IsString()
  @Length(5, 1_000)
  note!: string;
}

export class ClosePeriodRequest {
  @IsString()
  @Length(5, 300)
  reason!: string;
}
