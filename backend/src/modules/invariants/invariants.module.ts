import { Module } from '@nestjs/common';
import { InvariantChecks } from './application/invariant-checks';
import { SqlInvariantChecks } from './persistence/sql-invariant-checks';

@Module({ providers: [{ provide: InvariantChecks, useClass: SqlInvariantChecks }], exports: [InvariantChecks] })
export class InvariantsModule {}
