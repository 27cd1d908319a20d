import { Module } from '@nestjs/common';
import { RateLimitsModule } from '#platform/http/http.module';
import { SecretsModule } from '#platform/secrets/secrets.module';
import { ChallengeDesk } from './application/challenge-desk';
import { ChallengeSeals } from './application/challenge-seals';
import { DetectSuspicion } from './application/detect-suspicion.use-case';
import { FootprintStore } from './application/footprint-store';
import { Footprints } from './application/footprints';
import { ForgetEvidence } from './application/forget-evidence.use-case';
import { JoinChallenges } from './application/join-challenges';
import { SpentChallenges } from './application/spent-challenges';
import { SuspicionScores } from './application/suspicion-scores';
import { SuspicionSignals } from './application/suspicion-signals';
import { RedisSpentChallenges } from './persistence/redis-spent-challenges';
import { SqlFootprintStore } from './persistence/sql-footprint-store';
import { SqlSuspicionSignals } from './persistence/sql-suspicion-signals';

@Module({
  imports: [SecretsModule, RateLimitsModule],
  providers: [
    { provide: FootprintStore, useClass: SqlFootprintStore },
    { provide: SpentChallenges, useClass: RedisSpentChallenges },
    { provide: SuspicionSignals, useClass: SqlSuspicionSignals },
    ChallengeDesk,
    ChallengeSeals,
    DetectSuspicion,
    Footprints,
    ForgetEvidence,
    JoinChallenges,
    SuspicionScores,
  ],
  exports: [ChallengeDesk, DetectSuspicion, Footprints, ForgetEvidence],
})
export class FairnessModule {}
