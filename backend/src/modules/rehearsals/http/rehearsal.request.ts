import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';
import { REHEARSAL_PROFILES, type RehearsalProfile } from '../domain/rehearsal-profile';

const trimmed = () => Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class StartRehearsalRequest {
  @IsIn(REHEARSAL_PROFILES)
  profile!: RehearsalProfile;

  /** For the audit log and the report. */
  @IsString()
  @trimmed()
  @Length(5, 300)
  reason!: string;

  /** Whether it may run although tickets are being sold (409 rehearsal.sales-live without). */
  @IsOptional()
  @IsBoolean()
  confirmed?: boolean;
}

export class CancelRehearsalRequest {
  @IsString()
  @trimmed()
  @Length(5, 300)
  reason!: string;
}
