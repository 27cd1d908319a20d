import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { SchemaVersion } from '#platform/database/schema-version';
import { EventLoop } from './event-loop';
import { HealthController } from './health.controller';

@Module({
  imports: [TerminusModule.forRoot({ errorLogStyle: 'json' })],
  controllers: [HealthController],
  providers: [EventLoop, SchemaVersion],
})
export class HealthModule {}
