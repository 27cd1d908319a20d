import { IsEmail, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

export class StartProviderRequest {
  /** Path on our site to come back to; anything else becomes `/`. */
  @IsOptional()
  @IsString()
  @MaxLength(512)
  returnTo?: string;
}

export class ProviderLinkRequest {
  /** `pending` of the address the browser was sent to. Only works in that browser. */
  @IsUUID()
  pending!: string;
}

export class ProviderSignUpRequest extends ProviderLinkRequest {
  /** The address to send the link to. */
  @IsEmail()
  @MaxLength(254)
  email!: string;
}
