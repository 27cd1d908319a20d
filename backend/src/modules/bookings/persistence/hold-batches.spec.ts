import type { HoldCommand } from '../application/seat-holds';
import { HoldBatches } from './hold-batches';

const command = (buyerId: string, ...ordinals: number[]): HoldCommand => ({
  bookingId: `booking-of-${buyerId}-${ordinals.join('-')}`,
  number: 'T1',
  buyerId,
  performanceId: 'performance',
  ordinals,
  idempotencyKey: 'key',
  seconds: 300,
});

/** Remembers every batch; answers when told. */
function recording(fails: (batch: readonly HoldCommand[]) => boolean = () => false) {
  const sent: string[][] = [];
  const batches = new HoldBatches<string>(async (batch) => {
    sent.push(batch.map(({ bookingId }) => bookingId));
    if (fails(batch)) throw new Error('the database said no');
    return batch.map(({ bookingId }) => `held ${bookingId}`);
  });
  return { sent, batches };
}

it('sends requests of the same moment together and gives each its own answer', async () => {
  const { sent, batches } = recording();

  const answers = await Promise.all([
    batches.add(command('a', 1)),
    batches.add(command('b', 2)),
    batches.add(command('c', 3)),
  ]);

  expect(sent).toHaveLength(1);
  expect(answers).toEqual(['held booking-of-a-1', 'held booking-of-b-2', 'held booking-of-c-3']);
});

it('never puts one seat or one buyer twice into a batch, and keeps their order', async () => {
  const { sent, batches } = recording();

  await Promise.all([
    batches.add(command('a', 1, 2)),
    batches.add(command('b', 2, 3)),
    batches.add(command('c', 3)),
    batches.add(command('a', 9)),
    batches.add(command('d', 4)),
  ]);

  expect(sent[0]).toEqual(['booking-of-a-1-2', 'booking-of-d-4']);
  expect(sent[1]).toEqual(['booking-of-b-2-3', 'booking-of-a-9']);
  expect(sent[2]).toEqual(['booking-of-c-3']);
});

it('sends at most thirty-two at once', async () => {
  const { sent, batches } = recording();

  await Promise.all(Array.from({ length: 70 }, (_, i) => batches.add(command(`buyer-${i}`, i))));

  expect(sent.map((batch) => batch.length)).toEqual([32, 32, 6]);
});

it('tries one by one when a batch fails, so that one bad request does not refuse the others', async () => {
  const { batches } = recording((batch) => batch.some(({ buyerId }) => buyerId === 'bad'));

  const outcomes = await Promise.allSettled([
    batches.add(command('good', 1)),
    batches.add(command('bad', 2)),
    batches.add(command('fine', 3)),
  ]);

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});
