import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Timers } from '#platform/timers/timers';
import { Retention } from '../application/retention';

const ROWS_AT_ONCE = 1_000;

/** Deletes what is past its date. Every hour, so that a worker that slept at night catches up. */
@Injectable()
export class RetentionTimer implements OnModuleInit {
  private readonly log = new Logger('Retention');

  constructor(
    private readonly timers: Timers,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    this.timers.every(3_600, 'retention', async () => {
      let all = 0;
      for (let rows = ROWS_AT_ONCE; rows >= ROWS_AT_ONCE; all += rows) rows = await this.retention.apply(ROWS_AT_ONCE);
      if (all > 0) this.log.log({ event: 'retention.deleted', rows: all }, 'What was past its date is deleted');
    });
  }
}
