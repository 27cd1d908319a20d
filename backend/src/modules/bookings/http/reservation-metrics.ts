import { DomainError } from '#kernel/domain-error';
import { counter, histogram } from '#platform/metrics/process-metrics';

const reservations = counter('tiketi_reservations_total', 'Wishes for seats by what became of them.', ['result']);
const duration = histogram(
  'tiketi_hold_duration_seconds',
  'How long a wish for seats took, by what became of it; without the way through HTTP.',
  ['result'],
  [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
);

const RESULTS: Readonly<Record<string, string>> = {
  'booking.seats-taken': 'conflict',
  'booking.no-adjacent-seats': 'none-adjacent',
  'booking.strands-seat': 'strands',
  'booking.too-many-seats': 'limit',
  'booking.sale-not-open': 'closed',
  'booking.sale-closed': 'closed',
};

/** 예매 성공률: counts a wish that came this far (who is not let in by the queue, or asks too often, did not). */
export async function counted<T>(wish: Promise<T>): Promise<T> {
  const begun = performance.now();
  let result = 'held';
  try {
    return await wish;
  } catch (error) {
    result = error instanceof DomainError ? (RESULTS[error.code] ?? 'refused') : 'error';
    throw error;
  } finally {
    reservations.inc({ result });
    duration.observe({ result }, (performance.now() - begun) / 1_000);
  }
}
