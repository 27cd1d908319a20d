import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog.module';
import { CatalogController } from './catalog.controller';
import { EventPage } from './event-page';

@Module({ imports: [CatalogModule], controllers: [CatalogController], providers: [EventPage] })
export class CatalogHttpModule {}
