import { newId } from '#kernel/ids';
import { SqlWaitingLine } from '../../src/modules/waiting-room/persistence/sql-waiting-line';
import { WaitingRoomScene } from './waiting-room-scene';

let scene: WaitingRoomScene;

beforeAll(async () => {
  scene = await WaitingRoomScene.start();
});
afterAll(() => scene.stop());

async function account(email: string): Promise<string> {
  const id = newId();
  await scene.backend.sql.query(
    `insert into account (id, email, email_verified_at, display_name) values ($1, $2, now(), '구매자')`,
    [id, email],
  );
  return id;
}

const prove = (accountId: string, provider: string, subject: string) =>
  scene.backend.sql.query(
    'insert into account_identity (id, account_id, provider, provider_user_id) values ($1, $2, $3, $4)',
    [newId(), accountId, provider, subject],
  );

/** What closing an account leaves: no name, no address, no way in. */
async function withdraw(accountId: string): Promise<void> {
  await scene.backend.owner.query('delete from account_identity where account_id = $1', [accountId]);
  await scene.backend.sql.query(
    `update account set status = 'WITHDRAWN', withdrawn_at = now(), email = null, display_name = null, email_verified_at = null where id = $1`,
    [accountId],
  );
}

const word = () => newId().slice(-12);
const join = (line: SqlWaitingLine, performanceId: string, accountId: string) =>
  line.join({ performanceId, accountId, nonce: 'ab'.repeat(16) });
const places = (performanceId: string) =>
  scene.backend.sql.query('select account_id from queue_entry where performance_id = $1', [performanceId]);

describe('one person', () => {
  it('has one place, whatever labels they put on their mailbox', async () => {
    const { performanceId } = await scene.aQueue();
    const name = word();
    const mine = await account(`${name}@gmail.com`);
    const [labelled, dotted, stranger] = [
      await account(`${name}+second@gmail.com`),
      await account(`${name.slice(0, 3)}.${name.slice(3)}@googlemail.com`),
      await account(`${name}@naver.example`),
    ];
    await scene.join(performanceId, mine);

    await expect(scene.join(performanceId, labelled)).rejects.toMatchObject({ code: 'queue.other-account' });
    await expect(scene.join(performanceId, dotted)).rejects.toMatchObject({ code: 'queue.other-account' });
    await expect(scene.look(performanceId, labelled)).rejects.toMatchObject({ code: 'queue.no-place' });
    await expect(scene.join(performanceId, stranger)).resolves.toMatchObject({ seq: 2 });
  });

  it('has one place when two of their accounts press in the same moment, and the other hears nothing of it', async () => {
    const { performanceId } = await scene.aQueue();
    const [ahead = ''] = await scene.people(1);
    const name = word();
    const both = [await account(`${name}@mail.example`), await account(`${name}+b@mail.example`)];
    const line = new SqlWaitingLine(scene.backend.sql);

    const [, first, second] = await Promise.all([ahead, ...both].map((id) => join(line, performanceId, id)));

    expect(first).toMatchObject({ kind: 'joined', place: { seq: 2 } });
    expect(second).toEqual({ kind: 'other-account', at: null });
    expect(await places(performanceId)).toHaveLength(2);
  });

  it('gets no second lot with an account opened again, by mailbox or by provider', async () => {
    const { performanceId } = await scene.aQueue({}, { opensIn: 3_600 });
    const name = word();
    const before = await account(`${name}@mail.example`);
    await prove(before, 'kakao', name);
    await scene.join(performanceId, before);
    await withdraw(before);

    const byMailbox = await account(`${name}@mail.example`);
    const byProvider = await account(`${word()}@mail.example`);
    await prove(byProvider, 'kakao', name);

    for (const again of [byMailbox, byProvider]) {
      await expect(scene.join(performanceId, again)).rejects.toMatchObject({ code: 'queue.other-account' });
    }
    expect(await places(performanceId)).toHaveLength(1);
    const [{ entrants } = {}] = await scene.backend.sql.query<{ entrants: number }>(
      'select entrants from queue_draw where performance_id = $1',
      [performanceId],
    );
    expect(entrants).toBe(1);
  });

  it('is refused a second place by the database itself', async () => {
    const { performanceId } = await scene.aQueue();
    const name = word();
    const [mine, other] = [await account(`${name}@mail.example`), await account(`${name}+x@mail.example`)];
    await scene.join(performanceId, mine);

    await expect(
      scene.backend.sql.query(
        `insert into queue_entry (id, performance_id, account_id, person, state, seq, nonce, joined_at, waiting_since, moved_by, moved_because)
         values ($1, $2, $3, queue_person($3), 'WAITING', 2, repeat('ab', 16), now(), now(), 'buyer', 'join')`,
        [newId(), performanceId, other],
      ),
    ).rejects.toThrow(/queue_entry_one_place/);
  });

  it('keeps a place they have, whoever else proves to be them later', async () => {
    const { performanceId } = await scene.aQueue();
    const [one, two] = [await account(`${word()}@mail.example`), await account(`${word()}@mail.example`)];
    const subject = word();
    await prove(one, 'naver', subject);
    await scene.join(performanceId, one);
    await scene.join(performanceId, two);
    await withdraw(one);

    await prove(two, 'naver', subject);

    await expect(scene.look(performanceId, two)).resolves.toMatchObject({ seq: 2 });
  });

  it('is forgotten five days after leaving, but not while a sale goes on for which they stood in line, nor once they are back', async () => {
    const { performanceId } = await scene.aQueue();
    const names = [word(), word(), word()];
    const [queued = '', other = '', returned = ''] = await Promise.all(
      names.map((name) => account(`${name}@mail.example`)),
    );
    await scene.join(performanceId, queued);
    for (const id of [queued, other, returned]) {
      await withdraw(id);
      await scene.backend.owner.query(`update account set withdrawn_at = now() - interval '6 days' where id = $1`, [
        id,
      ]);
    }
    await account(`${names[2]}+again@mail.example`);

    await scene.backend.sql.query('select apply_retention(1000)');

    const kept = await scene.backend.sql.query<{ person_id: string }>(
      'select person_id from person_identity where person_id = any ($1) order by person_id = $2',
      [[queued, other, returned], returned],
    );
    expect(kept.map(({ person_id }) => person_id)).toEqual([queued, returned]);
  });
});
