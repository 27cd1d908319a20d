import { Module } from '@nestjs/common';
import { Retention } from './application/retention';
import { SqlRetention } from './persistence/sql-retention';

@Module({ providers: [{ provide: Retention, useClass: SqlRetention }], exports: [Retention] })
export class RetentionModule {}
