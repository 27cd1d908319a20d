import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule } from '#modules/audit';
import { RateLimitsModule } from '#platform/http/http.module';
import { SecretsModule } from '#platform/secrets/secrets.module';
import { AccessTokens } from './application/access-tokens';
import { AccountLimits } from './application/account-limits';
import { AccountBuyers, Buyers } from './application/buyers';
import { EndSessions } from './application/end-sessions.use-case';
import { IdentityLinking } from './application/identity-linking';
import { LinkProvider } from './application/link-provider.use-case';
import { LivePeople } from './application/live-people';
import { MailedLinks } from './application/mailed-links';
import { NewAccounts } from './application/new-accounts';
import { OldSignIns } from './application/old-sign-ins';
import { OpenSession } from './application/open-session';
import { Passwords } from './application/passwords';
import { Profiles } from './application/profiles';
import { RefreshSession } from './application/refresh-session.use-case';
import { RefreshTokens } from './application/refresh-tokens';
import { RequestLinks } from './application/request-links.use-case';
import { ResetPassword } from './application/reset-password.use-case';
import { SecurityEvents, securityMetrics } from './application/security-events';
import { SessionAuthenticator } from './application/session-authenticator';
import { SignIn } from './application/sign-in.use-case';
import { SignInStaff } from './application/sign-in-staff.use-case';
import { SignInWithProvider } from './application/sign-in-with-provider.use-case';
import { SignUp } from './application/sign-up.use-case';
import { SignUpWithProvider } from './application/sign-up-with-provider.use-case';
import { VerifyEmail } from './application/verify-email.use-case';
import { WaitingSignIns } from './application/waiting-sign-ins';
import { Accounts } from './domain/accounts';
import { OneTimeTokens } from './domain/one-time-tokens';
import { PendingIdentities } from './domain/pending-identities';
import { Sessions } from './domain/sessions';
import { StaffMembers } from './domain/staff-members';
import { AccountSchema } from './persistence/account.schema';
import { SqlLivePeople } from './persistence/sql-live-people';
import { SqlOldSignIns } from './persistence/sql-old-sign-ins';
import { SqlOneTimeTokens } from './persistence/sql-one-time-tokens';
import { SqlPendingIdentities } from './persistence/sql-pending-identities';
import { SqlSessions } from './persistence/sql-sessions';
import { SqlStaffMembers } from './persistence/sql-staff-members';
import { TypeOrmAccounts } from './persistence/typeorm-accounts';

const useCases = [
  SignUp,
  RequestLinks,
  VerifyEmail,
  SignIn,
  RefreshSession,
  EndSessions,
  ResetPassword,
  SignInWithProvider,
  SignUpWithProvider,
  LinkProvider,
  Profiles,
  SignInStaff,
];

/** Who people are: buyers, staff, their sessions, and the providers that vouch for them. */
@Module({
  imports: [AuditModule, RateLimitsModule, SecretsModule, TypeOrmModule.forFeature([AccountSchema])],
  providers: [
    ...useCases,
    ...securityMetrics,
    AccessTokens,
    AccountLimits,
    IdentityLinking,
    MailedLinks,
    NewAccounts,
    OpenSession,
    Passwords,
    RefreshTokens,
    SecurityEvents,
    SessionAuthenticator,
    WaitingSignIns,
    { provide: Buyers, useClass: AccountBuyers },
    { provide: Accounts, useClass: TypeOrmAccounts },
    { provide: Sessions, useClass: SqlSessions },
    { provide: OneTimeTokens, useClass: SqlOneTimeTokens },
    { provide: PendingIdentities, useClass: SqlPendingIdentities },
    { provide: StaffMembers, useClass: SqlStaffMembers },
    { provide: OldSignIns, useClass: SqlOldSignIns },
    { provide: LivePeople, useClass: SqlLivePeople },
  ],
  exports: [
    ...useCases,
    Accounts,
    Buyers,
    MailedLinks,
    OldSignIns,
    SecurityEvents,
    SessionAuthenticator,
    WaitingSignIns,
  ],
})
export class AccountsModule {}
