import { DomainError } from '#kernel/domain-error';
import { counter } from '#platform/metrics/process-metrics';

const reservations = counter('tiketi_reservations_total', 'Wishes for seats by what became of them.', ['result']);

const RESULTS: Readonly<Record<string, string>> = {
  'booking.seats-taken': 'conflict',
  'booking.no-adjacent-seats': 'none-adjacent',
  'booking.too-many-seats': 'limit',
  'booking.sale-not-open': 'closed',
  'booking.sale-closed': 'closed',
};

/** 예매 성공률: counts a wish that came this far (who is not let in by the queue, or asks too often, did not). */
export async function counted<T>(wish: Promise<T>): Promise<T> {
  try {
    const held = await wish;
    reservations.inc({ result: 'held' });
    return held;
  } catch (error) {
    const known = error instanceof DomainError;
    reservations.inc({ result: known ? (RESULTS[error.code] ?? 'refused') : 'error' });
    throw error;
  }
}
