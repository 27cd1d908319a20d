import { counter } from '#platform/metrics/process-metrics';

const expired = counter('tiketi_hold_expired_total', 'Holds that ended unpaid, by who gave the seats back.', ['by']);

/** sweeper: they ran out; user: the buyer gave them back. */
export function holdsExpired(by: 'sweeper' | 'user', count = 1): void {
  expired.inc({ by }, count);
}
