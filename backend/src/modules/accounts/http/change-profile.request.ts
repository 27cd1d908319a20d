import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { DISPLAY_NAME_MAX, oneLine } from '../domain/display-name';

export class ChangeProfileRequest {
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? oneLine(value) : value))
  @IsString()
  @Length(1, DISPLAY_NAME_MAX)
  displayName?: string;

  /** Language of mails. */
  @IsOptional()
  @IsIn(['ko', 'en'])
  locale?: 'ko' | 'en';
}
