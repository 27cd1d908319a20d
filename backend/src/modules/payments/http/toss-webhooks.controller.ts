import { Body, Controller, HttpCode, HttpStatus, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { Public } from '#platform/http/access';
import { ReceiveWebhook } from '../application/receive-webhook.use-case';

@ApiTags('payments')
@Controller('payments/webhooks')
export class TossWebhooksController {
  constructor(private readonly receiveWebhook: ReceiveWebhook) {}

  /**
   * For Toss: something may have happened to a payment. Anybody can call this, so nothing in the body is believed; it is
   * answered 200 whatever it says, and Toss is asked afterwards.
   */
  @Public()
  // Toss has few addresses and many merchants' worth of events; hints are limited for each payment instead.
  @SkipThrottle()
  @Post('toss')
  @HttpCode(HttpStatus.OK)
  async toss(@Body() body: unknown): Promise<void> {
    await this.receiveWebhook.execute(body);
  }
}
