import { IsIn, IsOptional } from 'class-validator';

export class ConfirmationRequest {
  /** The language of the document; Korean when not given. */
  @IsOptional()
  @IsIn(['ko', 'en'])
  locale?: 'ko' | 'en';
}
