import { IsIn } from 'class-validator';

export class ConfirmationRequest {
  /** The language of the document. */
  @IsIn(['ko', 'en'])
  locale: 'ko' | 'en' = 'ko';
}
