import { Module } from '@nestjs/common';
import { makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import { ReconciliationModule } from '../reconciliation.module';
import { PeriodsController } from './periods.controller';
import {
  RECONCILE_DIFF,
  RECONCILE_LAST_SUCCESS,
  RECONCILE_OPEN_CASES,
  ReconciliationMetrics,
} from './reconciliation-metrics';
import { ReconciliationsController } from './reconciliations.controller';

@Module({
  imports: [ReconciliationModule],
  controllers: [ReconciliationsController, PeriodsController],
  providers: [
    makeGaugeProvider({
      name: RECONCILE_DIFF,
      help: 'Won that nobody has explained between our books and the gateway.',
    }),
    makeGaugeProvider({ name: RECONCILE_OPEN_CASES, help: 'Differences nobody has explained.' }),
    makeGaugeProvider({ name: RECONCILE_LAST_SUCCESS, help: 'When the last comparison was finished, Unix seconds.' }),
    ReconciliationMetrics,
  ],
})
export class ReconciliationHttpModule {}
