import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { CancelRehearsal } from './application/cancel-rehearsal.use-case';
import { RehearsalStages } from './application/rehearsal-stages';
import { Rehearsals } from './application/rehearsals';
import { RunRehearsals } from './application/run-rehearsals.use-case';
import { StartRehearsal } from './application/start-rehearsal.use-case';
import { SqlRehearsalStages } from './persistence/sql-rehearsal-stages';
import { SqlRehearsals } from './persistence/sql-rehearsals';

@Module({
  imports: [AuditModule],
  providers: [
    { provide: Rehearsals, useClass: SqlRehearsals },
    { provide: RehearsalStages, useClass: SqlRehearsalStages },
    StartRehearsal,
    CancelRehearsal,
    RunRehearsals,
  ],
  exports: [Rehearsals, StartRehearsal, CancelRehearsal, RunRehearsals],
})
export class RehearsalsModule {}
