import type { Profile } from '../application/profiles';
import { PROVIDERS, type Provider } from '../domain/provider';
import { ApiProperty } from '@nestjs/swagger';

/** A buyer's own account. */
export class AccountResponse {
  id!: string;
  email!: string;
  /** Whether the person proved that they read this address. */
  emailVerified!: boolean;
  displayName!: string;
  locale!: 'ko' | 'en';
  /** Connected sign-ins. */
  @ApiProperty({ enum: PROVIDERS, isArray: true })
  providers!: Provider[];

  static from({ account, providers }: Profile): AccountResponse {
    const { id, email, isEmailVerified, displayName, locale } = account;
    return { id, email, emailVerified: isEmailVerified, displayName, locale, providers: [...providers] };
  }
}
