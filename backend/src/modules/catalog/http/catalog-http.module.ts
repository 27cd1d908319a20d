import { Module } from '@nestjs/common';
import { CatalogModule } from '../catalog.module';
import { CatalogController } from './catalog.controller';
import { EventPage } from './event-page';
import { StaffEventsController } from './staff-events.controller';

@Module({ imports: [CatalogModule], controllers: [CatalogController, StaffEventsController], providers: [EventPage] })
export class CatalogHttpModule {}
