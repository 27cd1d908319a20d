import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { BookingsModule } from '#modules/bookings';
import { FairnessModule } from '#modules/fairness';
import { Admissions } from './application/admissions';
import { AskChallenge } from './application/ask-challenge.use-case';
import { Beacon } from './application/beacon';
import { DrawFiles } from './application/draw-files';
import { EndVisit } from './application/end-visit.use-case';
import { HoldDraws } from './application/hold-draws.use-case';
import { JoinQueue } from './application/join-queue.use-case';
import { LeaveQueue } from './application/leave-queue.use-case';
import { Presence, Pressure } from './application/presence';
import { QueueBoard } from './application/queue-board';
import { QueueTokens } from './application/queue-tokens';
import { Queues } from './application/queues';
import { Receipts } from './application/receipts';
import { RunAdmissions } from './application/run-admissions.use-case';
import { SeeMyPlace } from './application/see-my-place.use-case';
import { SetUpQueue } from './application/set-up-queue.use-case';
import { WaitingLine } from './application/waiting-line';
import { WatchQueue } from './application/watch-queue';
import { SaleFigures, WatchSale } from './application/watch-sale';
import { DrandBeacon } from './beacon/drand-beacon';
import { RedisPresence } from './persistence/redis-presence';
import { RedisPressure } from './persistence/redis-pressure';
import { SqlQueues } from './persistence/sql-queues';
import { SqlSaleFigures } from './persistence/sql-sale-figures';
import { SqlWaitingLine } from './persistence/sql-waiting-line';

@Module({
  imports: [AuditModule, BookingsModule, FairnessModule],
  providers: [
    { provide: Queues, useClass: SqlQueues },
    { provide: WaitingLine, useClass: SqlWaitingLine },
    { provide: Presence, useClass: RedisPresence },
    { provide: Pressure, useClass: RedisPressure },
    { provide: SaleFigures, useClass: SqlSaleFigures },
    { provide: Beacon, useClass: DrandBeacon },
    Admissions,
    AskChallenge,
    DrawFiles,
    EndVisit,
    HoldDraws,
    JoinQueue,
    LeaveQueue,
    QueueBoard,
    QueueTokens,
    Receipts,
    RunAdmissions,
    SeeMyPlace,
    SetUpQueue,
    WatchQueue,
    WatchSale,
  ],
  exports: [
    Admissions,
    AskChallenge,
    DrawFiles,
    EndVisit,
    HoldDraws,
    JoinQueue,
    LeaveQueue,
    Presence,
    QueueBoard,
    QueueTokens,
    RunAdmissions,
    SeeMyPlace,
    SetUpQueue,
    WatchQueue,
    WatchSale,
  ],
})
export class WaitingRoomModule {}
