import { Body, Controller, Get, Patch, UseInterceptors } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { For } from '#platform/http/access';
import { SignedIn, type SignedInBuyer } from '#platform/http/signed-in';
import { Profiles } from '../application/profiles';
import { AccountResponse } from './account.response';
import { ChangeProfileRequest } from './change-profile.request';
import { NoStore } from './no-store.interceptor';

@ApiTags('me')
@ApiBearerAuth()
@UseInterceptors(NoStore)
@Controller('me')
export class MeController {
  constructor(private readonly profiles: Profiles) {}

  /** The signed-in buyer's account. */
  @For('buyer')
  @Get()
  async read(@SignedIn() buyer: SignedInBuyer): Promise<AccountResponse> {
    return AccountResponse.from(await this.profiles.of(buyer.id));
  }

  /** Changes what is sent and leaves the rest. */
  @For('buyer')
  @Patch()
  async change(@SignedIn() buyer: SignedInBuyer, @Body() body: ChangeProfileRequest): Promise<AccountResponse> {
    return AccountResponse.from(await this.profiles.change(buyer.id, body));
  }
}
