import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock, SkewedClock, SystemClock } from '#kernel/clock';
import { AppConfig } from './app-config';
import { SecretRotation } from './secret-rotation';

/** Hands the parsed configuration and the clock to everybody. */
@Global()
@Module({})
export class ConfigModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: AppConfig, useValue: config },
        { provide: Clock, useValue: clockFor(config) },
        SecretRotation,
      ],
      exports: [AppConfig, Clock, SecretRotation],
    };
  }
}

/** A host whose clock is wrong is what a fault run makes of one process. */
function clockFor({ TEST_CLOCK_OFFSET_SECONDS: offset }: AppConfig): Clock {
  return offset === 0 ? new SystemClock() : new SkewedClock(new SystemClock(), offset * 1_000);
}
