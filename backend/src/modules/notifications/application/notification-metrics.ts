import { counter } from '#platform/metrics/process-metrics';

const notifications = counter('tiketi_notifications_total', 'Messages to people, by what became of them.', [
  'channel',
  'kind',
  'result',
]);

/** Counts a message by what became of it: `sent`, or `failed`, then the outbox brings it back. */
export async function countedMail(kind: string, send: () => Promise<void>): Promise<void> {
  try {
    await send();
    notifications.inc({ channel: 'EMAIL', kind, result: 'sent' });
  } catch (error) {
    notifications.inc({ channel: 'EMAIL', kind, result: 'failed' });
    throw error;
  }
}
