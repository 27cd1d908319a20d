import { IsEmail, MaxLength } from 'class-validator';

export class EmailRequest {
  @IsEmail()
  @MaxLength(254)
  email!: string;
}
