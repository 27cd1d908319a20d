import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { CancelRehearsal } from './application/cancel-rehearsal.use-case';
import { Rehearsals } from './application/rehearsals';
import { StartRehearsal } from './application/start-rehearsal.use-case';
import { SqlRehearsals } from './persistence/sql-rehearsals';

@Module({
  imports: [AuditModule],
  providers: [{ provide: Rehearsals, useClass: SqlRehearsals }, StartRehearsal, CancelRehearsal],
  exports: [Rehearsals, StartRehearsal, CancelRehearsal],
})
export class RehearsalsModule {}
