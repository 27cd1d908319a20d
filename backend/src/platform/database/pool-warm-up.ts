import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { AppConfig } from '#platform/config/app-config';
import { Sql } from './sql';

/**
 * A process that is started for a rush, or in one, has its connections open and its dearest statements planned before it says that it
 * is ready: in a sale the first hundred purchases paid for both (docs/performance.md).
 */
@Injectable()
export class PoolWarmUp implements OnApplicationBootstrap {
  private readonly log = new Logger(PoolWarmUp.name);

  constructor(
    private readonly config: AppConfig,
    private readonly sql: Sql,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { DATABASE_POOL_WARM, DATABASE_POOL_MAX } = this.config;
    // One connection is left to everybody else meanwhile.
    const connections = Math.min(DATABASE_POOL_WARM, DATABASE_POOL_MAX - 1);
    if (connections < 1) return;
    try {
      await this.sql.warmUp(connections);
    } catch (error) {
      this.log.warn({ err: error }, 'The connections were not warmed up; they will be as they are used');
    }
  }
}
