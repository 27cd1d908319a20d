import { IsString, Matches, MaxLength } from 'class-validator';

const TOKEN = /^[\w-]{20,128}$/;

export class VerifyEmailRequest {
  /** From the link in the mail. */
  @IsString()
  @Matches(TOKEN)
  token!: string;
}

export class ResetPasswordRequest extends VerifyEmailRequest {
  /** 10 to 128 characters of any kind; passwords that are tried first are refused. */
  @IsString()
  @MaxLength(1_024)
  password!: string;
}
