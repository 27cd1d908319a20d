import { isDatabaseUnavailable } from '../../src/platform/database/postgres-errors';
import { Transactions } from '../../src/platform/database/transactions';
import { TypeOrmTransactions } from '../../src/platform/database/typeorm-transactions';
import { eventually } from '../eventually';
import { type TestBackend, startBackend } from './backend';

let backend: TestBackend;

beforeAll(async () => void (backend = await startBackend()));
afterAll(() => backend.stop());

it('a server that goes between the last statement and the commit is away for a moment, and no fault of ours', async () => {
  const work = backend.get(Transactions).run(async () => {
    const session = await backend.sql.one<{ pid: number }>('select pg_backend_pid() as pid');
    await backend.owner.query('select pg_terminate_backend($1)', [session?.pid]);
    // The driver hears of it without having asked anything, and lets the connection go.
    await eventually(async () => backend.get(TypeOrmTransactions).manager.queryRunner?.isReleased || undefined);
  });

  const error: unknown = await work.then(
    () => 'committed',
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: 'QueryRunnerAlreadyReleasedError' });
  expect(isDatabaseUnavailable(error)).toBe(true);
});
