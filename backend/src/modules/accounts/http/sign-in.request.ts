import { IsEmail, IsString, MaxLength, MinLength } from 'class-validator';

export class SignInRequest {
  @IsEmail()
  @MaxLength(254)
  email!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(1_024)
  password!: string;
}
