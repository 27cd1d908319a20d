import type { DataSource, EntityManager } from 'typeorm';
import { TypeOrmTransactions } from './typeorm-transactions';

const said: string[] = [];
const transactions = new TypeOrmTransactions({
  manager: {},
  transaction: async <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> => {
    const result = await work({} as EntityManager);
    said.push('committed');
    return result;
  },
} as unknown as DataSource);

beforeEach(() => void (said.length = 0));

it('does what comes after a commit after it, also for a transaction that joined another', async () => {
  await transactions.run(async () => {
    await transactions.run(async () => transactions.afterCommit(() => said.push('counted')));
    said.push('written');
  });

  expect(said).toEqual(['written', 'committed', 'counted']);
});

it('does nothing of it when the transaction failed', async () => {
  const work = transactions.run(async () => {
    transactions.afterCommit(() => said.push('counted'));
    throw new Error('refused');
  });

  await expect(work).rejects.toThrow('refused');
  expect(said).toEqual([]);
});

it('does it at once where no transaction is open', () => {
  transactions.afterCommit(() => said.push('counted'));

  expect(said).toEqual(['counted']);
});
