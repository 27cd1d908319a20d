import { Module } from '@nestjs/common';
import { APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AuditModule } from '../audit.module';
import { AuditController } from './audit.controller';
import { AuditedRoutes } from './audited-routes';

@Module({
  imports: [AuditModule, DiscoveryModule],
  controllers: [AuditController],
  providers: [{ provide: APP_INTERCEPTOR, useClass: AuditedRoutes }],
})
export class AuditHttpModule {}
