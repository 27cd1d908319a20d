import { Module } from '@nestjs/common';
import { CatalogQueries } from './application/catalog-queries';
import { SqlCatalogQueries } from './persistence/sql-catalog-queries';

@Module({ providers: [{ provide: CatalogQueries, useClass: SqlCatalogQueries }], exports: [CatalogQueries] })
export class CatalogModule {}
