import type { JoinCommand, JoinOutcome } from '../application/waiting-line';
import { JoinBatches } from './join-batches';

const command = (accountId: string, performanceId = 'p'): JoinCommand => ({ performanceId, accountId, nonce: 'n' });

/** Remembers every batch and gives places in the order in which they come. */
function recording(fails: (batch: readonly JoinCommand[]) => boolean = () => false) {
  const sent: string[][] = [];
  let seq = 0;
  const batches = new JoinBatches(async (batch) => {
    sent.push(batch.map(({ accountId }) => accountId));
    if (fails(batch)) throw new Error('the database said no');
    return batch.map((): JoinOutcome => {
      seq += 1;
      const place = { entryId: '', state: 'WAITING' as const, seq, nonce: 'n', entrant: null, link: null };
      return { kind: 'joined', place: { ...place, joinedAt: new Date(0) } };
    });
  });
  return { sent, batches };
}

const seqOf = (outcome: JoinOutcome) => ('place' in outcome ? outcome.place.seq : undefined);

it('gives places in the order of arrival, a hundred and twenty-eight at a time', async () => {
  const { sent, batches } = recording();

  const outcomes = await Promise.all(Array.from({ length: 300 }, (_, i) => batches.add(command(`person-${i}`))));

  expect(outcomes.map(seqOf)).toEqual(Array.from({ length: 300 }, (_, i) => i + 1));
  expect(sent.map((batch) => batch.length)).toEqual([128, 128, 44]);
});

it('takes the clicks of one person at one moment for one wish', async () => {
  const { sent, batches } = recording();

  const outcomes = await Promise.all(
    [command('a'), command('b'), command('a'), command('a')].map((c) => batches.add(c)),
  );

  expect(sent).toEqual([['a', 'b']]);
  expect(outcomes.map(seqOf)).toEqual([1, 2, 1, 1]);
});

it('keeps performances apart', async () => {
  const { sent, batches } = recording();

  await Promise.all([batches.add(command('a', 'p')), batches.add(command('a', 'q')), batches.add(command('b', 'p'))]);

  expect(sent).toEqual([['a', 'b'], ['a']]);
});

it('refuses a failed batch and goes on with the next', async () => {
  const { batches } = recording((batch) => batch.some(({ accountId }) => accountId === 'bad'));

  await expect(batches.add(command('bad'))).rejects.toThrow('the database said no');
  expect(seqOf(await batches.add(command('good')))).toBe(1);
});
