import { Transform } from 'class-transformer';
import { Equals, IsBoolean, IsEmail, IsIn, IsString, Length, MaxLength } from 'class-validator';
import { DISPLAY_NAME_MAX, oneLine } from '../domain/display-name';

export class SignUpRequest {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  /** 10 to 128 characters of any kind; passwords that are tried first are refused. */
  @IsString()
  @MaxLength(1_024)
  password!: string;

  /** How we call the person, on one line. */
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? oneLine(value) : value))
  @IsString()
  @Length(1, DISPLAY_NAME_MAX)
  displayName!: string;

  /** Language of mails. */
  @IsIn(['ko', 'en'])
  locale!: 'ko' | 'en';

  /** Has to be true. */
  @Equals(true)
  agreedToTerms!: boolean;

  /** Has to be true. */
  @Equals(true)
  agreedToPrivacy!: boolean;

  @IsBoolean()
  agreedToMarketing!: boolean;
}
