import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { SkipThrottle } from '@nestjs/throttler';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { Redis } from 'ioredis';
import { REDIS } from '#platform/cache/redis.module';
import { SchemaVersion } from '#platform/database/schema-version';
import { Sql } from '#platform/database/sql';
import { Public } from '#platform/http/access';
import { EventLoop } from './event-loop';

/** A process that is this late serves nobody well: others do, until it has caught up. */
const LAG_LIMIT_MS = 500;

/** For balancers and launchers: live = the process turns, ready = it can serve a buyer now, started = it was ready once. */
@ApiExcludeController()
@SkipThrottle()
@Controller('health')
export class HealthController {
  private wasReady = false;

  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly sql: Sql,
    private readonly schemaVersion: SchemaVersion,
    private readonly eventLoop: EventLoop,
    @Inject(REDIS) private readonly redis: Redis,
  ) {}

  @Public()
  @Get('live')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Public()
  @HealthCheck()
  @Get('ready')
  async ready() {
    const found = await this.health.check([
      () => this.database(),
      () => this.schema(),
      () => this.cache(),
      () => this.loop(),
    ]);
    this.wasReady = true;
    return found;
  }

  /**
   * What load balancers ask. A new process must be ready first; afterwards a database that is away, or a full pool, is away for
   * every machine alike: were they taken out and replaced for it, a bad minute would become ten. A process that hangs does not
   * answer at all.
   */
  @Public()
  @HealthCheck()
  @Get('started')
  started() {
    return this.wasReady ? this.health.check([]) : this.ready();
  }

  private async database() {
    const check = this.indicators.check('database');
    try {
      await this.sql.query('select 1');
      return check.up();
    } catch {
      return check.down();
    }
  }

  private async schema() {
    const check = this.indicators.check('schema');
    try {
      return (await this.schemaVersion.fits()) ? check.up() : check.down();
    } catch {
      return check.down();
    }
  }

  private loop() {
    const check = this.indicators.check('eventLoop');
    return this.eventLoop.lagMs > LAG_LIMIT_MS ? check.down() : check.up();
  }

  /** Always up: without Redis we are slower, not closed. The detail says which. */
  private async cache() {
    const reachable = this.redis.status === 'ready';
    return this.indicators.check('redis').up({ reachable });
  }
}
