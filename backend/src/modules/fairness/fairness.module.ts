import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { RateLimitsModule } from '#platform/http/http.module';
import { SecretsModule } from '#platform/secrets/secrets.module';
import { AppealCase } from './application/appeal-case.use-case';
import { ChallengeDesk } from './application/challenge-desk';
import { ChallengeSeals } from './application/challenge-seals';
import { DecideCase } from './application/decide-case.use-case';
import { DetectSuspicion } from './application/detect-suspicion.use-case';
import { FootprintStore } from './application/footprint-store';
import { Footprints } from './application/footprints';
import { ForgetEvidence } from './application/forget-evidence.use-case';
import { JoinChallenges } from './application/join-challenges';
import { LapseCases } from './application/lapse-cases.use-case';
import { OpenCases } from './application/open-cases.use-case';
import { SpentChallenges } from './application/spent-challenges';
import { SuspicionCases } from './application/suspicion-cases';
import { SuspicionScores } from './application/suspicion-scores';
import { SuspicionSignals } from './application/suspicion-signals';
import { RedisSpentChallenges } from './persistence/redis-spent-challenges';
import { SqlFootprintStore } from './persistence/sql-footprint-store';
import { SqlSuspicionCases } from './persistence/sql-suspicion-cases';
import { SqlSuspicionSignals } from './persistence/sql-suspicion-signals';

@Module({
  imports: [AuditModule, SecretsModule, RateLimitsModule],
  providers: [
    { provide: FootprintStore, useClass: SqlFootprintStore },
    { provide: SpentChallenges, useClass: RedisSpentChallenges },
    { provide: SuspicionCases, useClass: SqlSuspicionCases },
    { provide: SuspicionSignals, useClass: SqlSuspicionSignals },
    AppealCase,
    ChallengeDesk,
    ChallengeSeals,
    DecideCase,
    DetectSuspicion,
    Footprints,
    ForgetEvidence,
    JoinChallenges,
    LapseCases,
    OpenCases,
    SuspicionScores,
  ],
  exports: [
    AppealCase,
    ChallengeDesk,
    DecideCase,
    DetectSuspicion,
    Footprints,
    ForgetEvidence,
    LapseCases,
    OpenCases,
    SuspicionCases,
  ],
})
export class FairnessModule {}
