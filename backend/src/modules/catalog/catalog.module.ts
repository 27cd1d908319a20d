import { Module } from '@nestjs/common';
import { AuditModule } from '#modules/audit';
import { CatalogQueries } from './application/catalog-queries';
import { EventRules } from './application/event-rules';
import { SetSeatRule } from './application/set-seat-rule.use-case';
import { SqlCatalogQueries } from './persistence/sql-catalog-queries';
import { SqlEventRules } from './persistence/sql-event-rules';

@Module({
  imports: [AuditModule],
  providers: [
    { provide: CatalogQueries, useClass: SqlCatalogQueries },
    { provide: EventRules, useClass: SqlEventRules },
    SetSeatRule,
  ],
  exports: [CatalogQueries, SetSeatRule],
})
export class CatalogModule {}
