import { Injectable, inject, signal } from '@angular/core';
import { Observable, Subject, defer, merge, repeat, retry, take, timer } from 'rxjs';
import type { SaleMonitor } from '../api/models';
import { QueueApi } from '../api/queue-api';
import { StaffFeed } from '../sign-in/staff-feed';

/** Without a socket the numbers are asked for again this soon after each answer: well under the two seconds they may lag. */
const LOOK_AGAIN_MS = 1_000;
/** The socket tells once a second; it is not believed alone. */
const CHECK_MS = 15_000;
const TRIES = 60;

/** The numbers of an opening: pushed once a second, asked for while there is no socket. */
@Injectable()
export class LiveMonitor {
  private readonly api = inject(QueueApi);
  private readonly feed = inject(StaffFeed);
  private readonly isConnected = signal(false);

  readonly isLive = this.isConnected.asReadonly();

  of(performanceId: string): Observable<SaleMonitor> {
    return new Observable<SaleMonitor>((seen) => {
      const lost = new Subject<void>();
      let newest = '';
      const told = (monitor: SaleMonitor) => {
        // A slow answer must not undo a newer push.
        if (monitor.asOf < newest) return;
        newest = monitor.asOf;
        seen.next(monitor);
      };
      const again = () => (this.isConnected() ? merge(timer(CHECK_MS), lost).pipe(take(1)) : timer(LOOK_AGAIN_MS));
      const asked = defer(() => this.api.monitor(performanceId))
        // What was shown stays while the network is away, and the lag tells.
        .pipe(repeat({ delay: again }), retry({ count: TRIES, delay: LOOK_AGAIN_MS, resetOnSuccess: true }))
        .subscribe({ next: told, error: (error: unknown) => seen.error(error) });
      const stop = this.feed.watch<SaleMonitor>({
        namespace: '/monitor',
        request: ['watch', { performanceId }],
        news: 'monitor',
        isNews: (value): value is SaleMonitor => isMonitorOf(performanceId, value),
        told,
        connected: (isConnected) => {
          this.isConnected.set(isConnected);
          if (!isConnected) lost.next();
        },
      });
      return () => {
        stop();
        asked.unsubscribe();
        this.isConnected.set(false);
      };
    });
  }
}

const isMonitorOf = (performanceId: string, value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'performanceId' in value && value.performanceId === performanceId;
