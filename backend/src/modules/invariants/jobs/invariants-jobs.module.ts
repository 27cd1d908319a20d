import { Module } from '@nestjs/common';
import { makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import {
  INVARIANT_VIOLATIONS,
  INVARIANTS_AGE,
  INVARIANTS_SECONDS,
  INVARIANTS_UNCHECKED,
  WatchInvariants,
} from '../application/watch-invariants.use-case';
import { InvariantsModule } from '../invariants.module';
import { InvariantsTimer } from './invariants.timer';

@Module({
  imports: [InvariantsModule],
  providers: [
    makeGaugeProvider({
      name: INVARIANT_VIOLATIONS,
      help: 'How often an invariant is broken now.',
      labelNames: ['id'],
    }),
    makeGaugeProvider({
      name: INVARIANTS_UNCHECKED,
      help: '1 when an invariant could not be checked.',
      labelNames: ['id'],
    }),
    makeGaugeProvider({ name: INVARIANTS_SECONDS, help: 'How long the last look at invariants took.' }),
    makeGaugeProvider({
      name: INVARIANTS_AGE,
      help: 'How long ago the one was asked that was asked the longest ago, in seconds.',
    }),
    WatchInvariants,
    InvariantsTimer,
  ],
})
export class InvariantsJobsModule {}
