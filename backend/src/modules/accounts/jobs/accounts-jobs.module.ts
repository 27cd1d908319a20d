import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts.module';
import { TellAboutAccount, TellAboutLink, TellAboutNewPassword, TellAboutReuse } from './account-notices.handlers';
import { ForgetOldSignIns } from './forget-old-sign-ins.timer';
import { AccountPost } from './mails/account-post';
import { SendPasswordReset } from './send-password-reset.handler';
import { SendVerification } from './send-verification.handler';

@Module({
  imports: [AccountsModule],
  providers: [
    AccountPost,
    SendVerification,
    SendPasswordReset,
    TellAboutAccount,
    TellAboutNewPassword,
    TellAboutLink,
    TellAboutReuse,
    ForgetOldSignIns,
  ],
})
export class AccountsJobsModule {}
